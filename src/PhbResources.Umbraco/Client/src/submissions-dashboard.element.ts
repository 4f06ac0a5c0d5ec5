import { SubmissionApi } from './api.js';
import type { WaitingSubmission } from './sheet.js';
import { notices, problemOf, waited } from './words.js';
import './submission-review.element.js';
import { css, customElement, html, nothing, repeat, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';

/** The dashboard: what waits, and one of it to decide about. */
@customElement('phb-submissions-dashboard')
export class PhbSubmissionsDashboardElement extends UmbLitElement {
	#api = new SubmissionApi(this);

	@state() private _waiting?: Array<WaitingSubmission>;
	@state() private _open?: string;
	@state() private _problem?: string;

	override connectedCallback() {
		super.connectedCallback();
		void this.#load();
	}

	async #load() {
		const { data, error } = await this.#api.waiting();
		this._problem = error ? problemOf(error) : undefined;
		if (data) this._waiting = data as unknown as Array<WaitingSubmission>;
	}

	#close() {
		this._open = undefined;
		void this.#load();
	}

	override render() {
		if (this._open)
			return html`<uui-button look="outline" label="Back to the list" @click=${this.#close}></uui-button>
				<phb-submission-review .submission=${this._open} @phb-decided=${() => this.#load()}></phb-submission-review>`;
		return html`<uui-box headline="Submissions to review">
			<uui-button slot="header-actions" look="outline" label="Look again" @click=${() => this.#load()}></uui-button>
			${this._problem ? html`<p role="alert">${this._problem}</p>` : nothing} ${this.#renderList()}
		</uui-box>`;
	}

	#renderList() {
		if (!this._waiting) return this._problem ? nothing : html`<uui-loader></uui-loader>`;
		if (this._waiting.length === 0) return html`<p>Nothing waits. When a member shares something, it is listed here.</p>`;
		const now = new Date();
		return html`<uui-table aria-label="Submissions to review">
			<uui-table-head>
				<uui-table-head-cell>Title</uui-table-head-cell>
				<uui-table-head-cell>Kind</uui-table-head-cell>
				<uui-table-head-cell>Category</uui-table-head-cell>
				<uui-table-head-cell>State</uui-table-head-cell>
				<uui-table-head-cell>Waited</uui-table-head-cell>
				<uui-table-head-cell>Notice</uui-table-head-cell>
			</uui-table-head>
			${repeat(
				this._waiting,
				(item) => item.id,
				(item) => html`<uui-table-row>
					<uui-table-cell>
						<uui-button look="placeholder" label=${`Review ${item.title}`} @click=${() => (this._open = item.id)}>${item.title}</uui-button>
					</uui-table-cell>
					<uui-table-cell>${item.kind}</uui-table-cell>
					<uui-table-cell>${item.category}</uui-table-cell>
					<uui-table-cell>${item.state}</uui-table-cell>
					<uui-table-cell>${waited(item.waitingSince, now)}</uui-table-cell>
					<uui-table-cell>${notices(item).join(', ')}</uui-table-cell>
				</uui-table-row>`,
			)}
		</uui-table>`;
	}

	static override styles = [
		UmbTextStyles,
		css`
			:host {
				display: block;
				padding: var(--uui-size-layout-1);
			}
			phb-submission-review {
				margin-top: var(--uui-size-space-5);
			}
		`,
	];
}

export { PhbSubmissionsDashboardElement as element };

declare global {
	interface HTMLElementTagNameMap {
		'phb-submissions-dashboard': PhbSubmissionsDashboardElement;
	}
}
