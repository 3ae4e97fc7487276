'use strict';

const HOUSE = 'nodes/Pictory';

/** What each room may import from, beside itself (docs/architecture.md). Nothing else, types included. */
const ROOMS = {
	common: [],
	aws: ['common'],
	transport: ['common'],
	operation: ['aws', 'common', 'transport'],
	engine: ['aws', 'common', 'operation', 'transport'],
	actions: ['aws', 'common', 'operation', 'transport'],
	jobTrigger: ['aws', 'common', 'operation', 'transport'],
	s3Trigger: ['aws', 'common', 'operation', 'transport'],
	methods: ['aws', 'common', 'transport'],
};

const arrows = Object.entries(ROOMS).map(([room, others]) => ({
	name: `arrows-from-${room}`,
	comment: `${room} imports from ${[room, ...others].join(', ')} only`,
	severity: 'error',
	from: { path: `^${HOUSE}/${room}/` },
	to: { path: '^(nodes|credentials)/', pathNot: `^${HOUSE}/(${[room, ...others].join('|')})/` },
}));

/** The files on top, and what each may import. */
const TOP = {
	'[^/]+\\.node\\.ts': '(execution|panel)\\.ts|methods/later\\.ts|jobTrigger/poll\\.ts|s3Trigger/work\\.ts',
	'execution\\.ts': 'actions/|engine/',
	'panel\\.ts': 'actions/|operation/|jobTrigger/fields\\.ts|s3Trigger/parameters\\.ts',
};

const fromTop = Object.entries(TOP).map(([file, others], index) => ({
	name: `arrows-from-top-${index + 1}`,
	comment: `${file} imports from ${others} only`,
	severity: 'error',
	from: { path: `^${HOUSE}/${file}$` },
	to: { path: '^(nodes|credentials)/', pathNot: `^${HOUSE}/(${others})` },
}));

module.exports = {
	forbidden: [
		...arrows,
		...fromTop,
		{
			name: 'arrows-from-credentials',
			comment: 'a credential talks HTTP and nothing else',
			severity: 'error',
			from: { path: '^credentials/' },
			to: { path: '^nodes/', pathNot: `^${HOUSE}/(common|transport)/` },
		},
		{ name: 'no-circular', comment: 'no circles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'no-orphans',
			comment: 'nothing lies about that nobody imports',
			severity: 'error',
			from: { orphan: true, path: '^(nodes|credentials)/' },
			to: {},
		},
	],
	options: {
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '\\.json$' },
	},
};
