using System.Security.Cryptography;
using System.Text;
using PhbResources.Core.Library;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PhbResources.Core.Guides.Suggestions;

/// <summary>
/// The sentences of a template that people read: in what is said about it, and in its document. Each is known with the place where it is written, so
/// that another can be put there and nothing else is touched.
/// </summary>
public static class TemplateSentences
{
    /// <summary>Fewer words are a label or a name of the notation.</summary>
    private const int FewestWords = 4;

    private static readonly string[] s_about = [LibraryAliases.Summary, LibraryAliases.WhoFor, LibraryAliases.WhenToUse, LibraryAliases.HowToAdapt];

    /// <summary>The sentences of a published template, in order.</summary>
    public static IReadOnlyList<Sentence> Of(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return Of(alias => alias switch
        {
            LibraryAliases.Summary => template.Summary,
            LibraryAliases.WhoFor => template.WhoFor,
            LibraryAliases.WhenToUse => template.WhenToUse,
            LibraryAliases.HowToAdapt => template.HowToAdapt,
            _ => template.Body,
        });
    }

    /// <summary>The sentences of what an editor wrote.</summary>
    /// <param name="value">The text of a property, by its alias.</param>
    internal static IReadOnlyList<Sentence> Of(Func<string, string> value)
    {
        List<Sentence> found = [.. s_about.Select(alias => new Sentence("", alias, value(alias).Trim(), 0, 0)).Where(sentence => sentence.Text.Length > 0)];
        found.AddRange(InBody(value(LibraryAliases.Body)));
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        return [.. found.Select(sentence =>
        {
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sentence.Text)).AsSpan(0, 5));
            int count = seen[hash] = seen.GetValueOrDefault(hash) + 1;
            return sentence with { Id = count == 1 ? hash : $"{hash}-{count}" };
        })];
    }

    /// <summary>The text of the property with one sentence written anew, or <c>null</c> where that cannot be done without touching something else.</summary>
    internal static string? With(string whole, Sentence sentence, string words)
    {
        if (sentence.Property != LibraryAliases.Body)
            return words;
        string changed = string.Concat(whole.AsSpan(0, sentence.Start), Quoted(words), whole[..sentence.End].EndsWith('\n') ? "\n" : "", whole.AsSpan(sentence.End));
        // Trust is good: all other texts have to be as they were.
        List<string> before = [.. Scalars(whole).Select(scalar => scalar.Start == sentence.Start ? words : scalar.Text)];
        return before.SequenceEqual(Scalars(changed).Select(scalar => scalar.Text), StringComparer.Ordinal) ? changed : null;
    }

    private static IEnumerable<Sentence> InBody(string yaml) =>
        Scalars(yaml).Where(scalar => scalar.IsValue && scalar.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords)
            .Select(scalar => new Sentence("", LibraryAliases.Body, scalar.Text, scalar.Start, scalar.End));

    private static List<WrittenScalar> Scalars(string yaml)
    {
        List<WrittenScalar> scalars = [];
        if (string.IsNullOrWhiteSpace(yaml))
            return scalars;
        try
        {
            Parser parser = new(new StringReader(yaml));
            Stack<Level> levels = new();
            while (parser.MoveNext())
            {
                switch (parser.Current)
                {
                    case MappingStart: Enter(levels); levels.Push(new Level(true)); break;
                    case SequenceStart: Enter(levels); levels.Push(new Level(false)); break;
                    case MappingEnd or SequenceEnd: levels.Pop(); break;
                    case Scalar scalar: scalars.Add(new WrittenScalar(scalar.Value, Enter(levels), (int)scalar.Start.Index, (int)scalar.End.Index)); break;
                }
            }
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            return []; // Publishing refuses such a document; one that came in another way has no sentences.
        }

        return scalars;
    }

    /// <returns>True where what stands here is a value, and no key.</returns>
    private static bool Enter(Stack<Level> levels)
    {
        if (!levels.TryPeek(out Level? level) || !level.IsMapping)
            return true;
        level.KeyIsNext = !level.KeyIsNext;
        return level.KeyIsNext;
    }

    // JSON's way of quoting is YAML's, too (YAML 1.2.2, section 1.3).
    private static string Quoted(string words) => System.Text.Json.JsonSerializer.Serialize(words, s_readable);

    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record WrittenScalar(string Text, bool IsValue, int Start, int End);

    private sealed class Level(bool isMapping)
    {
        public bool IsMapping { get; } = isMapping;

        public bool KeyIsNext { get; set; } = true;
    }
}

/// <summary>A sentence of a template.</summary>
/// <param name="Id">Names it in addresses, by its words.</param>
/// <param name="Property">Alias of the property that it stands in.</param>
/// <param name="Text">The sentence, as it is written.</param>
/// <param name="Start">Where it begins in the document; 0 outside of it.</param>
/// <param name="End">Where it ends.</param>
public sealed record Sentence(string Id, string Property, string Text, int Start, int End);
