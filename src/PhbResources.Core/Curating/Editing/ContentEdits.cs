using Microsoft.Extensions.Logging;
using PhbResources.Core.Changes;
using PhbResources.Core.Facts;
using PhbResources.Core.Library;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Curating.Editing;

/// <summary>
/// Saves what curators write, through Umbraco's own services, so that every rule that a back office follows holds here too.
/// Whoever saves holds Umbraco's lock of the content tree from the look at the version to the end: no change is lost between.
/// </summary>
public sealed partial class ContentEdits(
    IContentService contents,
    IPropertyValidationService validation,
    ICultureImpactFactory impacts,
    IAuditService audit,
    ICoreScopeProvider scopes,
    ContentForms forms,
    IContentTypeService types,
    LegalFigures figures,
    ActingMember acting,
    TimeProvider clock,
    ILogger<ContentEdits> logger)
{
    /// <summary>Longest title, in characters: Umbraco's own limit.</summary>
    public const int MaxNameLength = 255;

    /// <summary>Makes a draft.</summary>
    /// <param name="curator">Key of the member who does it, for the audit trail.</param>
    /// <param name="type">Alias of the document type.</param>
    /// <param name="entries">What was written; its parent says where the item is made.</param>
    public async Task<EditOutcome?> MakeAsync(Guid curator, string type, ContentEntries entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (await forms.EmptyAsync(type, entries.Parent) is not { } form)
            return null;
        Dictionary<string, string> mistakes = [];
        using ICoreScope scope = scopes.CreateCoreScope();
        scope.WriteLock(Constants.Locks.ContentTree);
        if (NameMistake(entries.Name) is { } wrong)
        {
            mistakes[EditOutcome.NameField] = wrong;
            return new EditOutcome(form, mistakes);
        }

        IContent content = contents.Create(entries.Name.Trim(), contents.GetById(entries.Parent)!, type);
        Fill(content, form.Groups, entries, mistakes);
        if (mistakes.Count > 0 || !Kept(contents.Save(content), mistakes))
            return new EditOutcome(form, mistakes);
        await NoteAsync(curator, content, "made");
        scope.Complete();
        return new EditOutcome(await forms.OfAsync(content), mistakes) { Saved = true };
    }

    /// <summary>Saves what was written, and publishes it where that is asked for.</summary>
    /// <param name="curator">Key of the member who does it, for the audit trail.</param>
    /// <param name="key">The item.</param>
    /// <param name="version">The version that the form was opened on.</param>
    /// <param name="entries">What was written.</param>
    /// <param name="step">What is to be done with it.</param>
    /// <param name="publishOn">When it is to be published by itself, UTC; for <see cref="EditStep.Schedule"/>.</param>
    /// <returns><c>null</c> where there is no such item.</returns>
    public async Task<EditOutcome?> SaveAsync(Guid curator, Guid key, string version, ContentEntries entries, EditStep step, DateTime? publishOn = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        using IDisposable named = acting.Begin(curator); // Umbraco tells of it when the scope ends.
        using ICoreScope scope = scopes.CreateCoreScope();
        scope.WriteLock(Constants.Locks.ContentTree);
        if (contents.GetById(key) is not { } content)
            return null;
        ContentForm now = await forms.OfAsync(content);
        Dictionary<string, string> mistakes = [];
        if (now.Trashed)
            mistakes[""] = "This is in the recycle bin. Take it out of there first.";
        else if (now.Version != version)
            return new EditOutcome(now, mistakes) { Conflict = true };
        if (NameMistake(entries.Name) is { } wrong)
            mistakes[EditOutcome.NameField] = wrong;
        if (step == EditStep.Schedule && (publishOn is null || publishOn <= clock.GetUtcNow().UtcDateTime))
            mistakes[EditOutcome.DayField] = "Choose a day and a time that are still to come.";
        if (mistakes.Count > 0)
            return new EditOutcome(now, mistakes);
        content.Name = entries.Name.Trim();
        Fill(content, now.Groups, entries, mistakes);
        bool readable = mistakes.Count == 0;
        if (step != EditStep.Save)
            Check(content, mistakes);
        // Where one value cannot be kept as it was written nothing is, so that the form and what is saved never differ unseen.
        if (!readable || !Kept(contents.Save(content), mistakes))
            return new EditOutcome(now, mistakes);
        Move(content, entries.Parent, now, mistakes);
        if (mistakes.Count == 0 && step == EditStep.Publish)
            Publish(content, mistakes);
        if (mistakes.Count == 0)
            Schedule(content, step == EditStep.Schedule ? publishOn : null);
        await NoteAsync(curator, content, mistakes.Count > 0 ? "saved" : step switch { EditStep.Publish => "published", EditStep.Schedule => "scheduled", _ => "saved" });
        scope.Complete();
        return new EditOutcome(await forms.OfAsync(contents.GetById(key)!), mistakes) { Saved = true };
    }

    /// <summary>Takes an item away from visitors and keeps it as a draft.</summary>
    /// <returns>What stands against it, or <c>null</c>.</returns>
    public Task<string?> UnpublishAsync(Guid curator, Guid key) => DoAsync(curator, key, "unpublished", content =>
        contents.Unpublish(content) is { Success: false } refused ? Words(refused.EventMessages, "It could not be taken away from visitors.") : null);

    /// <summary>Puts an item into the recycle bin; visitors do not see it any more.</summary>
    /// <returns>What stands against it, or <c>null</c>.</returns>
    public Task<string?> BinAsync(Guid curator, Guid key) => DoAsync(curator, key, "put into the bin", content =>
        content.ContentType.Alias == LibraryAliases.Library ? "The library itself cannot be put into the bin."
        : contents.HasChildren(content.Id) ? "There are templates on this shelf. Move them to another one first."
        : contents.MoveToRecycleBin(content) is { Success: false } refused ? Words(refused.EventMessages, "It could not be put into the bin.") : null);

    /// <summary>Takes an item out of the recycle bin, as a draft.</summary>
    /// <param name="curator">Key of the member who does it, for the audit trail.</param>
    /// <param name="key">The item.</param>
    /// <param name="parent">Where to put it.</param>
    /// <returns>What stands against it, or <c>null</c>.</returns>
    public Task<string?> RestoreAsync(Guid curator, Guid key, Guid parent) => DoAsync(curator, key, "taken out of the bin", content =>
        !content.Trashed ? "It is not in the bin any more."
        : contents.GetById(parent) is not { Trashed: false } shelf || !forms.ChildrenOf(shelf.ContentType.Alias).Any(type => type.Alias == content.ContentType.Alias) ? "Choose a category to put it into."
        : contents.Move(content, shelf.Id) is { Success: false } refused ? Words(refused.EventMessages, "It could not be taken out of the bin.") : null);

    /// <summary>Removes everything in the recycle bin for good.</summary>
    public void EmptyBin()
    {
        contents.EmptyRecycleBin();
        LogBinEmptied();
    }

    /// <summary>Makes an earlier version the draft; what is published stays until the draft is published.</summary>
    /// <returns>What stands against it, or <c>null</c>.</returns>
    public Task<string?> RollBackAsync(Guid curator, Guid key, int versionId) => DoAsync(curator, key, $"rolled back to version {versionId}", content =>
        content.Trashed || !contents.GetVersions(content.Id).Any(version => version.VersionId == versionId) ? "There is no such version."
        : contents.Rollback(content.Id, versionId) is { Success: false } refused ? Words(refused.EventMessages, "It could not be rolled back.") : null);

    private async Task<string?> DoAsync(Guid curator, Guid key, string what, Func<IContent, string?> change)
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        scope.WriteLock(Constants.Locks.ContentTree);
        if (contents.GetById(key) is not { } content)
            return "It is not there any more.";
        if (change(content) is { } refused)
            return refused;
        await NoteAsync(curator, content, what);
        scope.Complete();
        return null;
    }

    private static string? NameMistake(string name) =>
        name.Trim().Length == 0 ? "Give it a title." : name.Trim().Length > MaxNameLength ? $"Shorten the title to {MaxNameLength} characters or fewer." : null;

    private static void Fill(IContent content, IReadOnlyList<FormGroup> groups, ContentEntries entries, Dictionary<string, string> mistakes)
    {
        foreach (FormProperty property in groups.SelectMany(group => group.Properties).Where(property => property.Input != FieldInput.Kept))
        {
            object? now = content.GetValue(property.Alias);
            (object? value, string? mistake) = FieldValues.Write(property, entries.Of(property.Alias), now);
            if (mistake is not null)
                mistakes[property.Alias] = mistake;
            // A tick that was never set and is not set now stays unset.
            else if (!(property.Input == FieldInput.Tick && now is null && value is 0) && !Equals(now?.ToString(), value?.ToString()))
                content.SetValue(property.Alias, value);
        }
    }

    /// <summary>What Umbraco will ask for when it is published, said beside each field, and the document's own mistakes by line.</summary>
    private void Check(IContent content, Dictionary<string, string> mistakes)
    {
        Dictionary<string, IPropertyType> byAlias = types.Get(content.ContentType.Alias)!.CompositionPropertyTypes.ToDictionary(type => type.Alias);
        if (!validation.IsPropertyDataValid(content, out IProperty[] invalid, impacts.ImpactInvariant()))
        {
            foreach (IProperty property in invalid)
                mistakes.TryAdd(property.Alias, WhatIsWrong(byAlias[property.Alias], property.GetValue()));
        }

        if (content.HasProperty(LibraryAliases.Body) && content.GetValue<string>(LibraryAliases.Body) is { Length: > 0 } body)
        {
            try
            {
                BodyReader.Read(body, figures: figures.WordsOn(clock.Today()));
            }
            catch (MistakesException exception)
            {
                mistakes[LibraryAliases.Body] = string.Join('\n', exception.Mistakes.Select(mistake => $"Line {mistake.Line}: {mistake.Message}"));
            }
        }
    }

    private string WhatIsWrong(IPropertyType property, object? value)
    {
        if (property.Mandatory && string.IsNullOrWhiteSpace(value?.ToString()))
            return property.MandatoryMessage is { Length: > 0 } asked ? asked : $"Fill in “{property.Name}”: it is needed to publish.";
        IEnumerable<string?> said = validation.ValidatePropertyValue(property, value, PropertyValidationContext.Empty()).Select(result => result.ErrorMessage);
        return string.Join(' ', said.OfType<string>().Distinct()) is { Length: > 0 } words ? words
            : property.ValidationRegExpMessage is { Length: > 0 } form ? form
            : $"What stands in “{property.Name}” does not fit.";
    }

    private void Move(IContent content, Guid parent, ContentForm before, Dictionary<string, string> mistakes)
    {
        if (parent == before.Entries.Parent || parent == Guid.Empty)
            return;
        if (before.Places.All(place => place.Key != parent))
            mistakes[""] = "It cannot stand there. Choose one of the categories shown.";
        else if (contents.Move(content, contents.GetById(parent)!.Id) is { Success: false } refused)
            mistakes[""] = Words(refused.EventMessages, "It could not be moved.");
    }

    private void Publish(IContent content, Dictionary<string, string> mistakes)
    {
        IContent fresh = contents.GetById(content.Key)!;
        PublishResult result = contents.Publish(fresh, ["*"]);
        if (!result.Success)
            mistakes[""] = $"It is saved, but not published. {Words(result.EventMessages, result.Result == PublishResultType.FailedPublishPathNotPublished ? "Publish its category first." : "Umbraco refused it.")}";
    }

    private void Schedule(IContent content, DateTime? publishOn)
    {
        ContentScheduleCollection schedule = contents.GetContentScheduleByContentId(content.Id);
        if (publishOn is null && !schedule.GetSchedule(ContentScheduleAction.Release).Any())
            return;
        schedule.Clear(ContentScheduleAction.Release, null);
        if (publishOn is { } day)
            schedule.AddOrUpdate(Constants.System.InvariantCulture, day, ContentScheduleAction.Release);
        contents.PersistContentSchedule(content, schedule);
    }

    private static bool Kept(OperationResult result, Dictionary<string, string> mistakes)
    {
        if (!result.Success)
            mistakes[""] = Words(result.EventMessages, "It could not be saved.");
        return result.Success;
    }

    private static string Words(Umbraco.Cms.Core.Events.EventMessages? messages, string otherwise) =>
        messages is { Count: > 0 } ? string.Join('\n', messages.GetAll().Select(message => message.Message)) : otherwise;

    // People are members here; Umbraco's own trail names the user on whose behalf the site acts.
    private Task NoteAsync(Guid curator, IContent content, string what) =>
        audit.AddAsync(AuditType.Custom, Constants.Security.SuperUserKey, content.Id, nameof(UmbracoObjectTypes.Document), $"Curator {curator:D}: {what}");

    [LoggerMessage(1601, LogLevel.Information, "A curator emptied the recycle bin.")]
    private partial void LogBinEmptied();
}
