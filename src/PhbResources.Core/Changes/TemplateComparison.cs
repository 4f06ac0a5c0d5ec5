using PhbResources.Core.Curating;
using PhbResources.Core.Curating.Editing;
using PhbResources.Core.Library;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Changes;

/// <summary>Says what differs between two published versions of a template, in the words that visitors see.</summary>
public sealed class TemplateComparison(TemplateHistory history, TemplateDocuments documents)
{
    /// <summary>The parts that differ, with what differs in them.</summary>
    /// <param name="template">A published template.</param>
    /// <param name="older">A version of it, from 1.</param>
    /// <param name="newer">Another one.</param>
    /// <returns><c>null</c> where there is no such version.</returns>
    public IReadOnlyList<PropertyDifference>? Between(Template template, int older, int newer)
    {
        if (history.At(template, older) is not { } before || history.At(template, newer) is not { } after)
            return null;
        return
        [
            .. Parts(before).Zip(Parts(after), (was, now) => new PropertyDifference(was.Name, TextDifference.Of(was.Text, now.Text))).Where(part => part.Pieces.Count > 0),
        ];
    }

    private IEnumerable<(string Name, string Text)> Parts(Template template)
    {
        (string headings, string words) = WordsOf(template);
        return
        [
            ("Title", template.Title),
            ("What it is for", template.Summary),
            ("Who it is for", template.WhoFor),
            ("When to use it", template.WhenToUse),
            ("How to make it yours", template.HowToAdapt),
            ("Headings of the document", headings),
            ("Words of the document", words),
            ("Where the facts come from", string.Join('\n', template.Sources.Select(source => $"{source.Title}: {source.Url}"))),
            ("Made by", template.Credit),
            ("Licence", template.Licence),
        ];
    }

    private (string Headings, string Words) WordsOf(Template template)
    {
        if (!template.HasBody)
            return ("", "");
        try
        {
            SearchText text = SearchText.Of(documents.BodyOf(template));
            return (text.Headings, text.Body);
        }
        catch (MistakesException)
        {
            return ("", template.Body); // As it is kept, where it cannot be read.
        }
    }
}
