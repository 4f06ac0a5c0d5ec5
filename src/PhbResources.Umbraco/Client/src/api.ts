import type { Decision, SubmissionSheet, WaitingSubmission } from './sheet.js';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';

const BASE = '/umbraco/phb-resources/api/v1/submissions';

/** With it the client sends the user's token. */
const security = [{ scheme: 'bearer', type: 'http' } as const];

/** Submissions, by the endpoints of the site. Failures are shown by whoever asked, beside what was asked for. */
export class SubmissionApi {
	#host: UmbControllerHost;

	constructor(host: UmbControllerHost) {
		this.#host = host;
	}

	waiting() {
		return this.#run(umbHttpClient.get<Array<WaitingSubmission>>({ url: BASE, security }));
	}

	find(id: string) {
		return this.#run(umbHttpClient.get<SubmissionSheet>({ url: `${BASE}/${id}`, security }));
	}

	async ofDocument(key: string): Promise<string | null> {
		const { data } = await this.#run(umbHttpClient.get<{ submission: string | null }>({ url: `${BASE}/of-document/${key}`, security }));
		return (data as { submission: string | null } | undefined)?.submission ?? null;
	}

	decide(id: string, decision: Decision) {
		return this.#run(umbHttpClient.post<SubmissionSheet>({ url: `${BASE}/${id}/decision`, body: decision, security }));
	}

	file(id: string, file: string) {
		return this.#run(umbHttpClient.get<Blob>({ url: `${BASE}/${id}/files/${file}`, parseAs: 'blob', security }));
	}

	#run<T>(promise: Promise<T>) {
		return tryExecute(this.#host, promise, { disableNotifications: true });
	}
}
