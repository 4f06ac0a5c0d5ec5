import type { SheetFile, WaitingSubmission } from '../src/sheet.js';
import { notices, problemOf, reportOf, size, utc, waited } from '../src/words.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const item: WaitingSubmission = {
	id: '1', title: 'Rota', kind: 'Rota', category: 'Rotas', waitingSince: '2026-05-04T09:30:00', files: 0, toCheck: 0, state: 'Waits for a curator', isNewVersion: false, takeDown: null, contentKey: null,
};

test('a moment without a zone is UTC, as the server means it', () => {
	assert.equal(utc('2026-05-04T09:30:00').toISOString(), '2026-05-04T09:30:00.000Z');
	assert.equal(utc('2026-05-04T09:30:00.1234567Z').getUTCHours(), 9);
	assert.equal(utc('2026-05-04T10:30:00+01:00').toISOString(), '2026-05-04T09:30:00.000Z');
});

test('waiting is said in the largest unit of which there are two', () => {
	const after = (minutes: number) => waited(item.waitingSince, new Date(utc(item.waitingSince).getTime() + minutes * 60_000));
	assert.equal(after(119), '119 minutes');
	assert.equal(after(120), '2 hours');
	assert.equal(after(2 * 24 * 60 - 1), '47 hours');
	assert.equal(after(2 * 24 * 60), '2 days');
	assert.equal(after(-5), '0 minutes', 'the clocks of server and browser differ');
});

test('who wants something taken down comes first', () => {
	assert.deepEqual(notices(item), []);
	assert.deepEqual(notices({ ...item, toCheck: 1, isNewVersion: true, takeDown: 'Please.' }), ['Asked to be taken down', '1 thing to check for privacy', 'New version']);
});

test('a report is summed up in a line', () => {
	const file: SheetFile = { id: '1', name: 'rota.docx', bytes: 1, isCleanCopy: true, concerns: [], findings: [] };
	assert.equal(reportOf(file), 'A clean copy. Nothing was found in it.');
	assert.equal(reportOf({ ...file, isCleanCopy: false, findings: [{ what: 'Name', level: 'please look', place: '', excerpt: 'A…' }] }), '1 thing was found in it.');
});

test('sizes are in words', () => {
	assert.deepEqual([size(10), size(2048), size(3 * 1024 * 1024)], ['10 bytes', '2 KB', '3.0 MB']);
});

test('what the server says is said, whatever else it is there are words', () => {
	assert.equal(problemOf({ body: { detail: 'Write a few words.' } }), 'Write a few words.');
	assert.equal(problemOf({ body: { title: 'Gone' } }), 'Gone');
	assert.match(problemOf(undefined), /still signed in/);
	assert.match(problemOf({ body: { detail: 5 } }), /still signed in/);
});
