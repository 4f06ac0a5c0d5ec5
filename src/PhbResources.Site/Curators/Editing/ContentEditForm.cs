using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhbResources.Core.Curating.Editing;
using PhbResources.Core.Facts;
using PhbResources.Core.Library;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Curators.Editing;

/// <summary>Where curators change a template, a guide or a category, through a form made of its document type.</summary>
internal sealed class ContentEditForm(PrivatePages pages, CuratorDoor door, ContentForms forms, ContentEdits edits, PublishedLibrary library)
{
    public const string Pattern = "/curator/content/{key:guid}";
    public const string NewPath = "/curator/content/new";

    /// <summary>Largest form, in bytes: a long document, each character of which may take nine bytes.</summary>
    private const int MaxFormBytes = 4 * 1024 * 1024;

    /// <summary>Controls of a form: the largest kind has some thirty properties, a check list some twenty items.</summary>
    private const int MostValues = 1_000;

    /// <summary>Address of an item, with what follows it.</summary>
    public static string Of(Guid key, string rest = "") => $"{ContentListForm.Path}/{key:D}{rest}";

    public static Guid KeyOf(HttpContext context) => Guid.TryParse(context.GetRouteValue("key")?.ToString(), out Guid key) ? key : Guid.Empty;

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        if (await forms.FindAsync(KeyOf(context)) is not { } form)
        {
            await MissingAsync(context);
            return;
        }

        string notice = context.Request.Query["done"].ToString() switch
        {
            "made" => "The draft is made.",
            "saved" => "Saved as a draft.",
            "published" => "Published. Visitors see it now.",
            "scheduled" => "Saved. It will be published on the day you chose.",
            "unpublished" => "Visitors do not see it any more.",
            "restored" => "It is out of the bin, as a draft.",
            "rolledback" => "The earlier version is the draft now. Publish it for visitors to see it.",
            _ => "",
        };
        await AskAsync(context, form, form.Entries, [], notice);
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context, MaxFormBytes, MostValues) is not { } sent)
            return;
        Guid key = KeyOf(context);
        if (await forms.FindAsync(key) is not { } form)
        {
            await MissingAsync(context);
            return;
        }

        EditStep step = sent["step"].ToString() switch { "publish" => EditStep.Publish, "schedule" => EditStep.Schedule, _ => EditStep.Save };
        string day = sent["day"].ToString().Trim();
        ContentEntries entries = Read(sent, form);
        EditOutcome? outcome = await edits.SaveAsync(curator.Key, key, sent["version"].ToString(), entries, step, Day(day));
        if (outcome is null)
        {
            await MissingAsync(context);
        }
        else if (outcome.Conflict)
        {
            // What was typed stays; the version of now comes with it, so that sending it again is a decision.
            await AskAsync(context, outcome.Form, entries,
                new() { ["name"] = "Another curator saved this since you opened it. Nothing of yours is lost, and nothing is saved yet. Below each field that differs stands what they saved. Take over what you need, then save again." },
                day: day, theirs: outcome.Form.Entries);
        }
        else if (outcome.Mistakes.Count > 0)
        {
            await AskAsync(context, outcome.Form, entries, ById(outcome.Mistakes), outcome.Saved ? "Your changes are saved as a draft. They are not published." : "", day);
        }
        else
        {
            PrivatePages.GoOn(context, $"{Of(key)}?done={step switch { EditStep.Publish => "published", EditStep.Schedule => "scheduled", _ => "saved" }}");
        }
    }

    public async Task ShowNewAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        string type = context.Request.Query["type"].ToString();
        Guid parent = Guid.TryParse(context.Request.Query["in"], out Guid asked) ? asked : forms.Shelves() is [{ } shelf, ..] ? shelf.Key : Guid.Empty;
        if (type == LibraryAliases.Category)
            parent = forms.Root()?.Key ?? Guid.Empty;
        if (type.Length > 0 && await forms.EmptyAsync(type, parent) is { } form)
        {
            await AskAsync(context, form, form.Entries, []);
            return;
        }

        await pages.ShowAsync<NewItemPage, NewItemModel>(context, NewPath, _ => new NewItemModel(parent,
            [.. forms.ChildrenOf(LibraryAliases.Category).Concat(forms.ChildrenOf(LibraryAliases.Library)).Select(child => new NewItemType(child.Alias, child.Name ?? child.Alias, child.Description ?? ""))]));
    }

    public async Task AcceptNewAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context, MaxFormBytes, MostValues) is not { } sent)
            return;
        string type = context.Request.Query["type"].ToString();
        _ = Guid.TryParse(sent["parent"], out Guid parent);
        if (await forms.EmptyAsync(type, parent) is not { } form)
        {
            await MissingAsync(context);
            return;
        }

        ContentEntries entries = Read(sent, form);
        EditOutcome? outcome = await edits.MakeAsync(curator.Key, type, entries);
        if (outcome is null)
            await MissingAsync(context);
        else if (outcome.Mistakes.Count > 0)
            await AskAsync(context, form, entries, ById(outcome.Mistakes));
        else
            PrivatePages.GoOn(context, $"{Of(outcome.Form.Key)}?done=made");
    }

    // Only what the document type has is read: a form cannot set anything else.
    private static ContentEntries Read(IFormCollection sent, ContentForm form) => new(
        sent["name"].ToString(),
        Guid.TryParse(sent["parent"], out Guid parent) ? parent : form.Entries.Parent,
        form.Groups.SelectMany(group => group.Properties).ToDictionary(
            property => property.Alias,
            property => (IReadOnlyList<string>)[.. sent[EditModel.IdOf(property.Alias)].OfType<string>().Select(value => value.ReplaceLineEndings("\n")).Where(value => value.Length > 0)]));

    private static DateTime? Day(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly chosen) ? ClockDays.StartOf(chosen) : null;

    private static Dictionary<string, string> ById(IReadOnlyDictionary<string, string> mistakes) => mistakes.ToDictionary(
        mistake => mistake.Key switch { "" or EditOutcome.NameField => "name", EditOutcome.DayField => "day", var alias => EditModel.IdOf(alias) },
        mistake => mistake.Value);

    private Task MissingAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        return pages.Problems.WriteAsync(context, StatusCodes.Status404NotFound, "That is not there any more",
            "Somebody may have deleted it, or its kind cannot stand there. Look for it in the list, or in the recycle bin.", ContentListForm.Path, "Templates and drafts");
    }

    private Task AskAsync(HttpContext context, ContentForm form, ContentEntries entries, Dictionary<string, string> mistakes, string notice = "", string day = "", ContentEntries? theirs = null)
    {
        string path = form.Key == Guid.Empty ? NewPath : Of(form.Key);
        return pages.ShowAsync<EditPage, EditModel>(context, path,
            token => new EditModel(token, form.Key == Guid.Empty ? $"{NewPath}?type={Uri.EscapeDataString(form.Type)}" : path, form, entries, mistakes)
            {
                Notice = notice,
                Day = day,
                Theirs = theirs,
                PublicAddress = library.Current.ByKey.TryGetValue(form.Key, out Template? shown) ? Links.Of(shown)
                    : library.Current.Categories.FirstOrDefault(shelf => shelf.Key == form.Key) is { } category ? Links.Of(category) : null,
            },
            mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
