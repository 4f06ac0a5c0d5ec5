using PhbResources.Core.Library;
using PhbResources.Core.Schemas;

namespace PhbResources.Core.Wikis.Planning;

/// <summary>
/// Guesses of what kind a document is and on which shelf it belongs, by the words that its title, its categories and its file share with what stands in the library
/// already. Rare words count for more than common ones.
/// </summary>
internal sealed class WikiGuess
{
    private static readonly HashSet<string> s_common = new(StringComparer.Ordinal) { "the", "for", "and", "with", "your", "you", "one", "two", "who", "that", "when", "how", "what", "are", "from", "version", "template", "blank", "short", "full" };

    private readonly Group[] _kinds, _shelves;

    public WikiGuess(KindCatalogue kinds, LibrarySnapshot library)
    {
        ILookup<string, Template> ofKind = library.ByKey.Values.ToLookup(template => template.Kind.Alias);
        ILookup<Guid, Template> onShelf = library.ByKey.Values.ToLookup(template => template.Category.Key);
        _kinds = [.. kinds.Kinds.Select(kind => new Group(kind.Alias, $"{kind.Name} {kind.Plural} {kind.Name} {kind.Description}", ofKind[kind.Alias]))];
        _shelves = [.. library.Categories.Select(shelf => new Group(shelf.Slug, $"{shelf.Title} {shelf.Title} {shelf.Summary}", onShelf[shelf.Key]))];
    }

    public bool HasShelves => _shelves.Length > 0;

    /// <summary>Fills in what the mapping says of each template, and what is guessed where it says nothing.</summary>
    public void Fill(WikiPlan plan, WikiMapping mapping)
    {
        foreach (PlannedPage page in plan.Pages.Where(page => page.Fate == WikiFate.Template))
        {
            List<(MappedPage Said, string Why)> said =
            [
                .. mapping.Pages.TryGetValue(page.Title, out MappedPage? own) ? [(own, "it was written so")] : Array.Empty<(MappedPage, string)>(),
                .. mapping.Titles.Where(rule => page.Title.Contains(rule.Words, StringComparison.OrdinalIgnoreCase)).Select(rule => (rule.Page, $"its title has the words {rule.Words}")),
                .. page.Categories.Where(mapping.Categories.ContainsKey).Select(category => (mapping.Categories[category], $"it is in the category {category}")),
            ];
            (MappedPage Said, string Why)? kind = said.Where(one => one.Said.Kind.Length > 0).Select(one => ((MappedPage, string)?)one).FirstOrDefault();
            (MappedPage Said, string Why)? shelf = said.Where(one => one.Said.Shelf.Length > 0).Select(one => ((MappedPage, string)?)one).FirstOrDefault();
            (string guessedKind, string whyKind) = kind is { } k ? (k.Said.Kind, k.Why) : KindOf(page);
            (string guessedShelf, string whyShelf) = shelf is { } s ? (s.Said.Shelf, s.Why) : ShelfOf(page);
            (page.Kind, page.Shelf, page.Guess) = (guessedKind, guessedShelf, whyKind == whyShelf ? whyKind : $"kind: {whyKind}; shelf: {whyShelf}");
        }
    }

    public (string Shelf, string Why) ShelfOf(string category) => Best(_shelves, [(category, 2)]);

    private (string, string) KindOf(PlannedPage page) => Best(_kinds, [(page.Title, 3), .. page.Documents.Take(1).Select(file => (Path.GetFileNameWithoutExtension(file), 1.0)), .. page.Categories.Select(category => (category, 0.5))]);

    private (string, string) ShelfOf(PlannedPage page) => Best(_shelves, [(page.Title, 1), .. page.Categories.Select(category => (category, 3.0))]);

    private static (string, string) Best(Group[] groups, IEnumerable<(string Text, double Weight)> texts)
    {
        if (groups.Length == 0)
            return ("", "there is none");
        Dictionary<string, double> words = new(StringComparer.Ordinal);
        foreach ((string text, double weight) in texts)
        {
            foreach (string word in WordsOf(text).Distinct())
                words[word] = words.GetValueOrDefault(word) + weight;
        }

        (Group Group, double Score, List<string> Why) best = (groups[0], 0, []);
        foreach (Group group in groups)
        {
            var found = words.Where(word => group.Words.ContainsKey(word.Key))
                .Select(word => (word.Key, Score: word.Value * Math.Log(1 + group.Words[word.Key]) * Math.Log(1 + ((double)groups.Length / groups.Count(other => other.Words.ContainsKey(word.Key)))))).ToList();
            double score = found.Sum(word => word.Score);
            if (score > best.Score)
                best = (group, score, [.. found.OrderByDescending(word => word.Score).Take(3).Select(word => word.Key)]);
        }

        return (best.Group.Name, best.Score > 0 ? $"for its word{(best.Why.Count == 1 ? "" : "s")} {string.Join(", ", best.Why)}" : "nothing speaks for any, so it is the first");
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        int from = -1;
        for (int at = 0; at <= text.Length; at++)
        {
            bool letter = at < text.Length && char.IsLetter(text[at]);
            if (letter && from < 0)
                from = at;
            else if (!letter && from >= 0)
            {
                string word = text[from..at].ToLowerInvariant();
                from = -1;
                if (word.Length >= 3 && !s_common.Contains(word))
                    yield return word.EndsWith('s') && word.Length > 4 && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
            }
        }
    }

    private sealed class Group
    {
        public Group(string name, string about, IEnumerable<Template> templates)
        {
            Name = name;
            foreach (string word in WordsOf(about + " " + string.Join(' ', templates.Select(template => template.Title))))
                Words[word] = Words.GetValueOrDefault(word) + 1;
        }

        public string Name { get; }

        public Dictionary<string, int> Words { get; } = new(StringComparer.Ordinal);
    }
}
