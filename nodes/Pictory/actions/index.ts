import { account } from './account';
import { awsConnection } from './awsConnection';
import { job } from './job';
import type { Resource } from '../operation/types';
import { video } from './video';

/** Everything the node can do, in the order of its Resource menu. */
export const resources: Resource[] = [account, awsConnection, job, video];
