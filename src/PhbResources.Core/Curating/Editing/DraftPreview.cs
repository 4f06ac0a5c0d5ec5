using PhbResources.Core.Facts;
using PhbResources.Core.Library;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Curating.Editing;

/// <summary>The document of a draft as visitors will see it. Made anew each time: nothing of a draft is kept where visitors' pages are.</summary>
public sealed class DraftPreview(IContentService contents, TemplateReader reader, LegalFigures figures, TimeProvider clock)
{
    /// <summary>The document's sections start below the page's own level 2 headings.</summary>
    private const int FirstHeadingLevel = 3;

    /// <summary>The draft as it is saved, or <c>null</c> where there is no such template.</summary>
    public DraftView? Find(Guid key) =>
        contents.GetById(key) is { } content && reader.Kinds.Find(content.ContentType.Alias) is not null ? Of(content) : null;

    private DraftView Of(IContent content)
    {
        Category shelf = !content.Trashed && contents.GetParent(content) is { } parent && parent.ContentType.Alias == LibraryAliases.Category
            ? reader.ReadCategory(parent)
            : new Category(Guid.Empty, "", "", "", 0);
        Library.Template draft = reader.ReadTemplate(content, shelf, published: false);
        (string html, IReadOnlyList<string> mistakes) = HtmlOf(draft.Title, draft.Body);
        return new DraftView(draft, html, mistakes);
    }

    /// <summary>A document in the notation of the library as HTML, or what is wrong with it, by line.</summary>
    public (string Html, IReadOnlyList<string> Mistakes) HtmlOf(string title, string body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return ("", []);
        try
        {
            TemplateDocument document = new(title, BodyReader.Read(body, figures: figures.WordsOn(clock.Today()))) { UpdatedOn = clock.Today() };
            return (HtmlPreview.Write(document, WriteOptions.Default, FirstHeadingLevel), []);
        }
        catch (MistakesException exception)
        {
            return ("", [.. exception.Mistakes.Select(mistake => $"Line {mistake.Line}: {mistake.Message}")]);
        }
    }
}

/// <summary>A draft as visitors will see it.</summary>
/// <param name="Template">Its values.</param>
/// <param name="Html">The document as an HTML fragment, everything in it encoded; empty where it cannot be read or there is none.</param>
/// <param name="Mistakes">Why it cannot be read, by line.</param>
public sealed record DraftView(Library.Template Template, string Html, IReadOnlyList<string> Mistakes);
