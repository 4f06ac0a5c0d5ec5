import { decisionOf, mistakeIn, offered, withReply } from '../src/decisions.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

test('only what the server allows is offered, in the order of the desk', () => {
	assert.deepEqual(
		offered({ allowed: ['spam', 'ask', 'approve', 'something new'] }).map((decision) => decision.move),
		['approve', 'ask', 'spam'],
	);
	assert.deepEqual(offered({ allowed: [] }), []);
});

test('what throws a member out or takes a template away is asked about first', () => {
	const asked = offered({ allowed: ['start', 'approve', 'ask', 'decline', 'spam', 'undo', 'reopen', 'unpublish'] }).filter((decision) => decision.confirm);
	assert.deepEqual(asked.map((decision) => decision.move), ['unpublish', 'spam']);
});

test('a question and a refusal need words, nothing else does', () => {
	assert.match(mistakeIn('ask', '  ')!, /what you want to ask/);
	assert.match(mistakeIn('decline', '')!, /Write why/);
	assert.equal(mistakeIn('decline', 'It is there already.'), null);
	assert.equal(mistakeIn('approve', ''), null);
});

test('a day goes with approving alone, and the version always', () => {
	assert.deepEqual(decisionOf('approve', { version: 4 }, '', '2030-05-01'), { move: 'approve', version: 4, text: null, day: '2030-05-01' });
	assert.deepEqual(decisionOf('decline', { version: 4 }, ' No. ', '2030-05-01'), { move: 'decline', version: 4, text: 'No.', day: null });
});

test('a reply is put before what was typed, once', () => {
	assert.equal(withReply('', 'Thank you.'), 'Thank you.');
	assert.equal(withReply('It is there.', 'Thank you.'), 'Thank you.\n\nIt is there.');
	assert.equal(withReply('Thank you.\n\nIt is there.', 'Thank you.'), 'Thank you.\n\nIt is there.');
});
