import type { Decision, SubmissionSheet } from './sheet.js';

/** How a decision is offered. Which are allowed, the server says. */
export interface OfferedDecision {
	move: string;
	label: string;
	look: 'primary' | 'secondary' | 'outline';
	color: 'default' | 'positive' | 'warning' | 'danger';
	/** What to ask before it is done, where it cannot simply be undone by the next press. */
	confirm?: { headline: string; content: string };
}

const OFFERED: Array<OfferedDecision> = [
	{ move: 'start', label: 'Take it in hand', look: 'secondary', color: 'default' },
	{ move: 'approve', label: 'Approve and publish', look: 'primary', color: 'positive' },
	{ move: 'ask', label: 'Ask the member', look: 'secondary', color: 'default' },
	{ move: 'decline', label: 'Decline', look: 'secondary', color: 'warning' },
	{ move: 'undo', label: 'Take my decision back', look: 'secondary', color: 'default' },
	{ move: 'reopen', label: 'Open it again', look: 'secondary', color: 'default' },
	{
		move: 'unpublish',
		label: 'Take it out of the library',
		look: 'outline',
		color: 'warning',
		confirm: { headline: 'Take it out of the library?', content: 'Nobody can find or download it from then on. The member is told.' },
	},
	{
		move: 'spam',
		label: 'Spam',
		look: 'outline',
		color: 'danger',
		confirm: { headline: 'Throw it away as spam?', content: 'Everything else that its member shared goes with it, and they can no longer sign in. You can take that back for ten minutes.' },
	},
];

/** The decisions to offer on a submission, in the order of the desk. */
export function offered(sheet: Pick<SubmissionSheet, 'allowed'>): Array<OfferedDecision> {
	return OFFERED.filter((decision) => sheet.allowed.includes(decision.move));
}

/** Whether words have to come with a decision. */
export function needsWords(move: string): boolean {
	return move === 'ask' || move === 'decline';
}

/** What is wrong with a decision before it is sent; nothing where it can be. The server looks again. */
export function mistakeIn(move: string, words: string): string | null {
	if (!needsWords(move) || words.trim().length > 0) return null;
	return move === 'ask' ? 'Write what you want to ask. The member is mailed.' : 'Write why, or choose a reply. The member is mailed.';
}

/** A decision as it is sent. */
export function decisionOf(move: string, sheet: Pick<SubmissionSheet, 'version'>, words: string, day: string): Decision {
	return {
		move,
		version: sheet.version,
		text: words.trim().length > 0 ? words.trim() : null,
		day: move === 'approve' && day.length > 0 ? day : null,
	};
}

/** Words with a reply before them, once. */
export function withReply(words: string, reply: string): string {
	if (reply.length === 0 || words.startsWith(reply)) return words;
	return words.trim().length === 0 ? reply : `${reply}\n\n${words}`;
}
