using System.Net;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Library;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Guides.Suggestions;

/// <summary>Better words for a sentence of a template: suggested by anybody, put in by a curator.</summary>
public sealed class TextSuggestions
{
    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly PublishedLibrary _library;
    private readonly GuideMails _mails;
    private readonly GuideSpam _spam;
    private readonly IContentService _content;
    private readonly ICoreScopeProvider _scopes;
    private readonly TimeProvider _clock;

    internal TextSuggestions(IDbContextFactory<PhbDbContext> contexts, PublishedLibrary library, GuideMails mails, GuideSpam spam, IContentService content, ICoreScopeProvider scopes, TimeProvider clock)
    {
        _contexts = contexts;
        _library = library;
        _mails = mails;
        _spam = spam;
        _content = content;
        _scopes = scopes;
        _clock = clock;
    }

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes a suggestion.</summary>
    /// <param name="template">The template.</param>
    /// <param name="was">What stands there.</param>
    /// <param name="becomes">What should stand there.</param>
    /// <param name="note">Why; may be empty.</param>
    /// <param name="editor">Who suggests it.</param>
    /// <param name="taken">Time from opening the form to sending it.</param>
    /// <param name="address">Where it came from; kept by nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EditOutcome> SendAsync(Template template, string was, string becomes, string note, GuideEditor editor, TimeSpan? taken, IPAddress? address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(editor);
        becomes = GuideText.Normalise(becomes).Trim();
        if (becomes == was)
            return new EditOutcome.Unchanged();
        TextSuggestion row = new()
        {
            Id = Guid.NewGuid(),
            TemplateKey = template.Key,
            Was = was,
            Becomes = becomes,
            Note = string.Join(' ', note.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var line && line.Length <= GuideRevision.MaxNote ? line : line[..GuideRevision.MaxNote],
            MemberKey = editor.MemberKey,
            By = editor.MemberKey == Guid.Empty ? "" : editor.CreditName.Trim(),
            State = RevisionState.Proposed,
            Sent = Now,
        };
        if (!editor.IsCurator && await _spam.JudgeAsync(row.Id, editor, [row.Note, row.By, becomes], taken, address, (score, why) => (row.SpamScore, row.SpamWhy) = (score, why), cancellationToken) == SpamAction.Refuse)
            return new EditOutcome.Refused(SpamJudge.RemovedBefore);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return new EditOutcome.Waits(row.Id);
    }

    /// <summary>A suggestion by its key, or <c>null</c>.</summary>
    public async Task<TextSuggestion?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<TextSuggestion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>Whether the sentence still stands in the template, once.</summary>
    public bool CanApply(TextSuggestion suggestion)
    {
        ArgumentNullException.ThrowIfNull(suggestion);
        return _content.GetById(suggestion.TemplateKey) is { Published: true, Trashed: false } item && Place(item, suggestion) is not null;
    }

    /// <summary>A curator puts the words in, and publishes the template with them.</summary>
    /// <param name="id">The suggestion.</param>
    /// <param name="curator">Who decides.</param>
    /// <param name="words">The words, as the curator may have changed them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it cannot be, or <c>null</c>.</returns>
    public async Task<string?> ApplyAsync(Guid id, Guid curator, string words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        words = GuideText.Normalise(words).Trim();
        if (words.Length == 0)
            return "Write the words that go in.";
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await WaitingAsync(context, id, cancellationToken) is not { } row)
            return "Somebody has decided about this suggestion already.";
        if (Publish(row, words) is { } refused)
            return refused;
        (row.State, row.Becomes, row.Decided, row.DecidedBy) = (RevisionState.Published, words, Now, curator);
        if (_library.Current.ByKey.TryGetValue(row.TemplateKey, out Template? template))
            _mails.Applied(context, row, template.Title, template.Slug);
        await context.SaveChangesAsync(CancellationToken.None);
        await _spam.LearnAsync(id, SpamDecision.Good, CancellationToken.None);
        return null;
    }

    /// <summary>A curator does not take it; its author is told why.</summary>
    public async Task DeclineAsync(Guid id, Guid curator, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reason);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await WaitingAsync(context, id, cancellationToken) is not { } row)
            return;
        (row.State, row.Reason, row.Decided, row.DecidedBy) = (RevisionState.Declined, reason.Trim(), Now, curator);
        if (_library.Current.ByKey.TryGetValue(row.TemplateKey, out Template? template))
            _mails.Declined(context, row, template.Title, template.Slug);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A curator removes it as spam. Nobody is told.</summary>
    public async Task RemoveSpamAsync(Guid id, Guid curator, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await WaitingAsync(context, id, cancellationToken) is not { } row)
            return;
        (row.State, row.Decided, row.DecidedBy) = (RevisionState.Spam, Now, curator);
        await context.SaveChangesAsync(cancellationToken);
        await _spam.LearnAsync(id, SpamDecision.Bad, CancellationToken.None);
    }

    private string? Publish(TextSuggestion row, string words)
    {
        using ICoreScope scope = _scopes.CreateCoreScope();
        if (_content.GetById(row.TemplateKey) is not { Published: true, Trashed: false } item)
            return "The template is not in the library any more.";
        if (Place(item, row) is not { } sentence)
            return "The sentence does not stand in the template any more, or more than once. Change the template by hand, then decline this with a word of thanks.";
        if (TemplateSentences.With(ValueOf(item, sentence.Property), sentence, words) is not { } changed)
            return "The words cannot be put in by themselves. Change the template by hand, then decline this with a word of thanks.";
        item.SetValue(sentence.Property, changed);
        item.SetValue(LibraryAliases.WhatChanged, row.Note.Length > 0 ? row.Note : "One sentence is clearer");
        _content.Save(item);
        PublishResult result = _content.Publish(item, ["*"]);
        if (!result.Success)
            return string.Join(' ', result.EventMessages?.GetAll().Select(message => message.Message) ?? []) is { Length: > 0 } said ? said : $"Umbraco did not publish it ({result.Result}).";
        scope.Complete();
        return null;
    }

    private static Sentence? Place(IContent item, TextSuggestion suggestion) =>
        TemplateSentences.Of(alias => ValueOf(item, alias)).Where(sentence => sentence.Text == suggestion.Was).ToList() is [var only] ? only : null;

    private static string ValueOf(IContent item, string alias) => item.HasProperty(alias) ? item.GetValue<string>(alias) ?? "" : "";

    private static Task<TextSuggestion?> WaitingAsync(PhbDbContext context, Guid id, CancellationToken cancellationToken) =>
        context.Set<TextSuggestion>().FirstOrDefaultAsync(row => row.Id == id && row.State == RevisionState.Proposed, cancellationToken);
}
