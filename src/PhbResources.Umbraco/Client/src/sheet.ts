/** What the endpoints of the back office answer (PhbResources.Core.Curating.BackOffice). */

export interface WaitingSubmission {
	id: string;
	title: string;
	kind: string;
	category: string;
	waitingSince: string;
	files: number;
	toCheck: number;
	state: string;
	isNewVersion: boolean;
	takeDown: string | null;
	contentKey: string | null;
}

export interface SubmissionSheet {
	id: string;
	version: number;
	title: string;
	state: string;
	about: Array<{ label: string; text: string }>;
	parts: Array<{ name: string; html: string }>;
	files: Array<SheetFile>;
	differences: Array<{ name: string; pieces: Array<SheetPiece> }>;
	duplicates: Array<{ title: string; path: string }>;
	readingAge: number | null;
	spamWhy: string | null;
	history: Array<{ at: string; what: string; text: string }>;
	allowed: Array<string>;
	replies: Array<{ title: string; text: string }>;
	undoUntil: string | null;
	publishOn: string | null;
	contentKey: string | null;
}

export interface SheetFile {
	id: string;
	name: string;
	bytes: number;
	isCleanCopy: boolean;
	concerns: Array<{ message: string; whatToDo: string; place: string }>;
	findings: Array<{ what: string; level: string; place: string; excerpt: string }>;
}

export interface SheetPiece {
	change: 'same' | 'added' | 'removed' | 'leftOut';
	text: string;
}

export interface Decision {
	move: string;
	version: number;
	text: string | null;
	day: string | null;
}
