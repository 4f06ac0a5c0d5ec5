import { SubmissionApi } from './api.js';
import { decisionOf, mistakeIn, offered, withReply, type OfferedDecision } from './decisions.js';
import type { SheetFile, SheetPiece, SubmissionSheet } from './sheet.js';
import { problemOf, reportOf, size, utc } from './words.js';
import { css, customElement, html, nothing, property, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { umbConfirmModal } from '@umbraco-cms/backoffice/modal';
import { UmbTextStyles } from '@umbraco-cms/backoffice/style';

/** One submission: what a curator needs to decide about it, and the decision. */
@customElement('phb-submission-review')
export class PhbSubmissionReviewElement extends UmbLitElement {
	#api = new SubmissionApi(this);

	/** Key of the submission. */
	@property({ attribute: false })
	set submission(id: string | undefined) {
		if (id === this.#id) return;
		this.#id = id;
		this._sheet = undefined;
		this._words = this._day = '';
		if (id) void this.#load(id);
	}
	get submission() {
		return this.#id;
	}
	#id?: string;

	@state() private _sheet?: SubmissionSheet;
	@state() private _problem?: string;
	@state() private _words = '';
	@state() private _day = '';
	@state() private _working?: string;

	async #load(id: string) {
		const { data, error } = await this.#api.find(id);
		if (id !== this.#id) return; // Another one was opened meanwhile.
		this._problem = error ? problemOf(error) : undefined;
		if (data) this._sheet = data as unknown as SubmissionSheet;
	}

	async #decide(decision: OfferedDecision) {
		const sheet = this._sheet;
		if (!sheet || this._working) return;
		this._problem = mistakeIn(decision.move, this._words) ?? undefined;
		if (this._problem) return;
		if (decision.confirm) {
			try {
				await umbConfirmModal(this, { ...decision.confirm, color: 'danger', confirmLabel: decision.label });
			} catch {
				return; // They thought better of it.
			}
		}

		this._working = decision.move;
		const { error } = await this.#api.decide(sheet.id, decisionOf(decision.move, sheet, this._words, this._day));
		this._working = undefined;
		await this.#load(sheet.id); // After a refusal, too: somebody else may have been faster.
		if (error) {
			this._problem = problemOf(error); // What was typed stays.
			return;
		}
		this._words = this._day = '';
		this.dispatchEvent(new CustomEvent('phb-decided', { bubbles: true, composed: true, detail: { move: decision.move } }));
	}

	async #save(file: SheetFile) {
		const { data, error } = await this.#api.file(this._sheet!.id, file.id);
		if (!data) {
			this._problem = problemOf(error);
			return;
		}
		const address = URL.createObjectURL(data as unknown as Blob);
		const link = Object.assign(document.createElement('a'), { href: address, download: file.name });
		link.click();
		URL.revokeObjectURL(address);
	}

	override render() {
		const sheet = this._sheet;
		if (!sheet) return this._problem ? html`<p role="alert">${this._problem}</p>` : html`<uui-loader></uui-loader>`;
		return html`${this.#renderDecision(sheet)} ${this.#renderReport(sheet)} ${this.#renderDifferences(sheet)} ${this.#renderText(sheet)} ${this.#renderHistory(sheet)}`;
	}

	#renderDecision(sheet: SubmissionSheet) {
		const decisions = offered(sheet);
		const wordsWanted = sheet.allowed.includes('ask') || sheet.allowed.includes('decline');
		return html`<uui-box headline=${sheet.title}>
			<p>${sheet.state}.${sheet.publishOn ? html` It will be published on ${utc(sheet.publishOn).toLocaleDateString()}.` : nothing}</p>
			${this._problem ? html`<p class="problem" role="alert">${this._problem}</p>` : nothing}
			${sheet.spamWhy ? html`<p><strong>It may be spam:</strong> ${sheet.spamWhy}</p>` : nothing}
			<dl>${sheet.about.map((line) => html`<dt>${line.label}</dt><dd>${line.text}</dd>`)}</dl>
			${wordsWanted ? this.#renderWords(sheet) : nothing}
			${sheet.allowed.includes('approve')
				? html`<p><label for="day">Publish it on a later day (optional)</label><br />
						<input id="day" type="date" .value=${this._day} @input=${(event: InputEvent) => (this._day = (event.target as HTMLInputElement).value)} /></p>`
				: nothing}
			<div class="decisions">
				${decisions.map(
					(decision) => html`<uui-button
						look=${decision.look}
						color=${decision.color}
						label=${decision.label}
						?disabled=${this._working !== undefined}
						state=${this._working === decision.move ? 'waiting' : nothing}
						@click=${() => this.#decide(decision)}></uui-button>`,
				)}
				${decisions.length === 0 ? html`<p>There is nothing to decide now, or your user may not publish in the library.</p>` : nothing}
			</div>
		</uui-box>`;
	}

	#renderWords(sheet: SubmissionSheet) {
		return html`<p>
				<label for="words">Your question, or why you decline</label><br />
				<textarea id="words" rows="5" .value=${this._words} @input=${(event: InputEvent) => (this._words = (event.target as HTMLTextAreaElement).value)}></textarea>
			</p>
			${sheet.allowed.includes('decline') && sheet.replies.length > 0
				? html`<p class="replies">
						Put a reply before it:
						${sheet.replies.map((reply) => html`<uui-button compact look="outline" label=${reply.title} @click=${() => (this._words = withReply(this._words, reply.text))}></uui-button>`)}
					</p>`
				: nothing}`;
	}

	#renderReport(sheet: SubmissionSheet) {
		return html`<uui-box headline="Privacy and safety">
			${sheet.files.length === 0 ? html`<p>It has no files.</p>` : nothing}
			${sheet.files.map(
				(file) => html`<section>
					<h4>${file.name} <small>${size(file.bytes)}</small></h4>
					<p>${reportOf(file)}</p>
					<ul>
						${file.concerns.map((concern) => html`<li>${concern.message} ${concern.whatToDo} <small>${concern.place}</small></li>`)}
						${file.findings.map((finding) => html`<li><strong>${finding.what}</strong>, ${finding.level}: ${finding.excerpt} <small>${finding.place}</small></li>`)}
					</ul>
					<uui-button look="outline" label=${`Save ${file.name}`} @click=${() => this.#save(file)}></uui-button>
				</section>`,
			)}
			${sheet.readingAge !== null ? html`<p>Most people of ${sheet.readingAge} years can read it.</p>` : nothing}
			${sheet.duplicates.length > 0
				? html`<p>It may be a copy of:</p>
						<ul>${sheet.duplicates.map((copy) => html`<li><a href=${copy.path} target="_blank" rel="noopener">${copy.title}</a></li>`)}</ul>`
				: nothing}
		</uui-box>`;
	}

	#renderDifferences(sheet: SubmissionSheet) {
		if (sheet.differences.length === 0) return nothing;
		return html`<uui-box headline="What differs from what is published">
			${sheet.differences.map((difference) => html`<h4>${difference.name}</h4><div class="difference">${difference.pieces.map((piece) => this.#renderPiece(piece))}</div>`)}
		</uui-box>`;
	}

	#renderPiece(piece: SheetPiece) {
		switch (piece.change) {
			case 'added':
				return html`<ins>${piece.text}</ins>`;
			case 'removed':
				return html`<del>${piece.text}</del>`;
			case 'leftOut':
				return html`<p><em>${piece.text}</em></p>`;
			default:
				return piece.text;
		}
	}

	/** What a stranger wrote is shown in a frame that runs nothing and reaches nothing. */
	#renderText(sheet: SubmissionSheet) {
		if (sheet.parts.length === 0) return nothing;
		return html`<uui-box headline="What it says">
			${sheet.parts.map((part) => html`<h4>${part.name}</h4><iframe sandbox="" title=${part.name} .srcdoc=${`<body style="font-family: sans-serif">${part.html}`}></iframe>`)}
		</uui-box>`;
	}

	#renderHistory(sheet: SubmissionSheet) {
		return html`<uui-box headline="What happened">
			<ol>${sheet.history.map((entry) => html`<li>${entry.what} <small>${utc(entry.at).toLocaleString()}</small>${entry.text ? html`<blockquote>${entry.text}</blockquote>` : nothing}</li>`)}</ol>
		</uui-box>`;
	}

	static override styles = [
		UmbTextStyles,
		css`
			:host {
				display: grid;
				gap: var(--uui-size-space-5);
			}
			dl {
				display: grid;
				grid-template-columns: minmax(8rem, max-content) 1fr;
				gap: var(--uui-size-space-2) var(--uui-size-space-5);
			}
			dt {
				font-weight: bold;
			}
			dd {
				margin: 0;
				white-space: pre-wrap;
			}
			textarea {
				width: 100%;
				box-sizing: border-box;
				font: inherit;
			}
			.decisions,
			.replies {
				display: flex;
				flex-wrap: wrap;
				gap: var(--uui-size-space-3);
				align-items: center;
			}
			.problem {
				color: var(--uui-color-danger);
			}
			.difference {
				white-space: pre-wrap;
			}
			ins {
				background: var(--uui-color-positive-emphasis, #cfc);
				color: var(--uui-color-positive-contrast, #000);
			}
			del {
				background: var(--uui-color-danger-emphasis, #fcc);
				color: var(--uui-color-danger-contrast, #000);
			}
			iframe {
				width: 100%;
				height: 30rem;
				border: 1px solid var(--uui-color-border);
				background: #fff;
			}
			blockquote {
				white-space: pre-wrap;
			}
		`,
	];
}

declare global {
	interface HTMLElementTagNameMap {
		'phb-submission-review': PhbSubmissionReviewElement;
	}
}
