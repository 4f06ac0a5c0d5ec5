import { SubmissionApi } from './api.js';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';
import { UMB_DOCUMENT_WORKSPACE_CONTEXT } from '@umbraco-cms/backoffice/document';
import type { UmbConditionConfigBase, UmbConditionControllerArguments, UmbExtensionCondition } from '@umbraco-cms/backoffice/extension-api';
import { UmbConditionBase } from '@umbraco-cms/backoffice/extension-registry';

export const HAS_SUBMISSION = 'PhbResources.Condition.HasSubmission';

export type HasSubmissionConfig = UmbConditionConfigBase<typeof HAS_SUBMISSION>;

/** Holds for a document that a member shared, or that a member shares a new version of. */
export class HasSubmissionCondition extends UmbConditionBase<HasSubmissionConfig> implements UmbExtensionCondition {
	constructor(host: UmbControllerHost, args: UmbConditionControllerArguments<HasSubmissionConfig>) {
		super(host, args);
		const api = new SubmissionApi(this);
		this.consumeContext(UMB_DOCUMENT_WORKSPACE_CONTEXT, (context) => {
			this.observe(
				context?.unique,
				async (unique) => {
					this.permitted = false;
					if (unique) this.permitted = (await api.ofDocument(unique)) !== null && context?.getUnique() === unique;
				},
				'phbUnique',
			);
		});
	}
}

export { HasSubmissionCondition as api };

declare global {
	interface UmbExtensionConditionConfigMap {
		phbHasSubmission: HasSubmissionConfig;
	}
}
