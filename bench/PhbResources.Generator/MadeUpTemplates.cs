using System.Globalization;
using System.Text;
using System.Text.Json;
using PhbResources.Core.Library;

namespace PhbResources.Generator;

/// <summary>Makes templates out of the sentences and words of the starter library, the same for the same number.</summary>
internal sealed class MadeUpTemplates
{
    private readonly Category[] _shelves;
    private readonly string[] _kinds;
    private readonly string[] _sentences;
    private readonly string[] _words;

    public MadeUpTemplates(LibrarySnapshot library)
    {
        Template[] templates = [.. library.ByKey.Values.OrderBy(template => template.Slug, StringComparer.Ordinal)];
        _shelves = [.. library.Categories];
        _kinds = [.. library.Kinds.Select(kind => kind.Alias)];
        _sentences =
        [
            .. templates.SelectMany(template => template.Body.Split('\n'))
                .Select(line => line.Trim().TrimStart('-').Trim())
                .Where(line => line.StartsWith("text: ", StringComparison.Ordinal) || line.StartsWith("note: ", StringComparison.Ordinal))
                .Select(line => new string([.. line[6..].Where(letter => letter is not ('"' or '{' or '}' or '*' or '[' or ']'))]))
                .Where(line => line.Length > 30)
                .Distinct(),
        ];
        _words = [.. templates.SelectMany(template => template.Title.Split(' ')).Where(word => word.Length > 2).Select(word => word.Trim(',', ':').ToLowerInvariant())];
    }

    public MadeUpTemplate Make(int number)
    {
        Random random = new(number);
        string title = $"{Words(random, 3)} {number.ToString(CultureInfo.InvariantCulture)}";
        title = char.ToUpperInvariant(title[0]) + title[1..];
        StringBuilder body = new();
        body.Append("sections:\n");
        for (int section = 0; section < 5; section++)
        {
            body.Append(CultureInfo.InvariantCulture, $"  - heading: {Quoted(Words(random, 3))}\n    content:\n");
            for (int paragraph = 0; paragraph < 4; paragraph++)
                body.Append(CultureInfo.InvariantCulture, $"      - text: {Quoted(Sentence(random))}\n");
            body.Append(CultureInfo.InvariantCulture, $"      - field: {{ id: field-{section}, label: {Quoted(Words(random, 2))}, type: longText }}\n");
        }

        string summary = Sentence(random);
        return new MadeUpTemplate(
            _shelves[random.Next(_shelves.Length)].Key,
            _kinds[random.Next(_kinds.Length)],
            title,
            summary.Length > 300 ? summary[..300] : summary,
            JsonSerializer.Serialize(new[] { Words(random, 1), Words(random, 1) }),
            body.ToString());
    }

    /// <summary>The documents of a corpus that another system was filled with, one a line of JSON: title, category, summary, body, marker.</summary>
    public IEnumerable<MadeUpTemplate> Read(string corpus)
    {
        List<string> subjects = [];
        int number = 0;
        foreach (string line in File.ReadLines(corpus))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement page = document.RootElement;
            string subject = Text("category");
            if (!subjects.Contains(subject))
                subjects.Add(subject);
            StringBuilder body = new("sections:\n  - content:\n");
            foreach (string paragraph in page.GetProperty("body").EnumerateArray().Select(paragraph => paragraph.GetString()!).Append($"Reference: {Text("marker")}"))
                body.Append(CultureInfo.InvariantCulture, $"      - text: {Quoted(paragraph)}\n");
            string summary = Text("summary");
            yield return new MadeUpTemplate(
                _shelves[subjects.IndexOf(subject) % _shelves.Length].Key,
                _kinds[number++ % _kinds.Length],
                Text("title"),
                summary.Length > 300 ? summary[..300] : summary,
                "[]",
                body.ToString());

            string Text(string name) => page.GetProperty(name).GetString()!;
        }
    }

    private string Sentence(Random random) => _sentences[random.Next(_sentences.Length)];

    private string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => _words[random.Next(_words.Length)]));

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}

/// <summary>A template to create.</summary>
internal sealed record MadeUpTemplate(Guid Shelf, string Kind, string Title, string Summary, string Tags, string Body);
