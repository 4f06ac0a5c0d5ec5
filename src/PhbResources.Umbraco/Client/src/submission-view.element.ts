import { SubmissionApi } from './api.js';
import './submission-review.element.js';
import { UMB_DOCUMENT_WORKSPACE_CONTEXT } from '@umbraco-cms/backoffice/document';
import { css, customElement, html, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';

/** The tab "Submission" of a document that a member shared. */
@customElement('phb-submission-view')
export class PhbSubmissionViewElement extends UmbLitElement {
	#api = new SubmissionApi(this);

	@state() private _submission?: string | null;

	constructor() {
		super();
		this.consumeContext(UMB_DOCUMENT_WORKSPACE_CONTEXT, (context) => {
			this.observe(
				context?.unique,
				async (unique) => {
					this._submission = unique ? await this.#api.ofDocument(unique) : undefined;
				},
				'phbUnique',
			);
		});
	}

	override render() {
		if (this._submission === undefined) return html`<uui-loader></uui-loader>`;
		if (this._submission === null) return html`<p>No member shared this document.</p>`;
		return html`<phb-submission-review .submission=${this._submission}></phb-submission-review>`;
	}

	static override styles = [
		UmbTextStyles,
		css`
			:host {
				display: block;
				padding: var(--uui-size-layout-1);
			}
		`,
	];
}

export { PhbSubmissionViewElement as element };

declare global {
	interface HTMLElementTagNameMap {
		'phb-submission-view': PhbSubmissionViewElement;
	}
}
