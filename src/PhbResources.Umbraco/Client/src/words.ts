import type { SheetFile, WaitingSubmission } from './sheet.js';

/** How long something has waited, as at the curators' desk. */
export function waited(since: string, now: Date): string {
	const minutes = Math.max(0, Math.floor((now.getTime() - utc(since).getTime()) / 60_000));
	if (minutes >= 2 * 24 * 60) return `${Math.floor(minutes / 24 / 60)} days`;
	return minutes >= 2 * 60 ? `${Math.floor(minutes / 60)} hours` : `${minutes} minutes`;
}

/** A moment that the server sent in UTC; it may leave out to say so. */
export function utc(moment: string): Date {
	return new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : `${moment}Z`);
}

/** What to notice about a submission in the list, the weightiest first. */
export function notices(item: WaitingSubmission): Array<string> {
	const said: Array<string> = [];
	if (item.takeDown !== null) said.push('Asked to be taken down');
	if (item.toCheck > 0) said.push(item.toCheck === 1 ? '1 thing to check for privacy' : `${item.toCheck} things to check for privacy`);
	if (item.isNewVersion) said.push('New version');
	return said;
}

/** The report of a file in a line. */
export function reportOf(file: SheetFile): string {
	const count = file.findings.length + file.concerns.length;
	const copy = file.isCleanCopy ? 'A clean copy. ' : '';
	if (count === 0) return `${copy}Nothing was found in it.`;
	return `${copy}${count === 1 ? '1 thing was' : `${count} things were`} found in it.`;
}

/** A size in words. */
export function size(bytes: number): string {
	if (bytes < 1024) return `${bytes} bytes`;
	return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What to tell somebody of an answer that is no success. */
export function problemOf(error: unknown): string {
	const body = (error as { body?: { detail?: unknown; title?: unknown }; detail?: unknown } | undefined) ?? {};
	const detail = body.body?.detail ?? body.detail ?? body.body?.title;
	return typeof detail === 'string' && detail.length > 0 ? detail : 'The server could not be asked. Look whether you are still signed in, then try again.';
}
