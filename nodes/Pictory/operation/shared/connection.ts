/** Shown before the connections of the account, and where there are none yet: n8n's own line is "No results". */
export const makeAwsConnection = {
	label: 'Make one: AWS Connection → Create',
	url: 'https://github.com/n8n-nodes-pictory/n8n-nodes-pictory#connect-a-private-s3-bucket',
};
