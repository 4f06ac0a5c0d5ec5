import { HAS_SUBMISSION } from './has-submission.condition.js';

/** What the bundle registers. */
export const manifests: Array<UmbExtensionManifest> = [
	{
		type: 'condition',
		alias: HAS_SUBMISSION,
		name: 'The document was shared by a member',
		api: () => import('./has-submission.condition.js'),
	},
	{
		type: 'dashboard',
		alias: 'PhbResources.Dashboard.Submissions',
		name: 'Submissions to review',
		element: () => import('./submissions-dashboard.element.js'),
		weight: 15,
		meta: { label: 'Submissions to review', pathname: 'phb-submissions' },
		conditions: [{ alias: 'Umb.Condition.SectionAlias', match: 'Umb.Section.Content' }],
	},
	{
		type: 'workspaceView',
		alias: 'PhbResources.WorkspaceView.Submission',
		name: 'Submission',
		element: () => import('./submission-view.element.js'),
		weight: 90,
		meta: { label: 'Submission', pathname: 'phb-submission', icon: 'icon-share' },
		conditions: [
			{ alias: 'Umb.Condition.WorkspaceAlias', match: 'Umb.Workspace.Document' },
			{ alias: HAS_SUBMISSION },
		],
	},
];
