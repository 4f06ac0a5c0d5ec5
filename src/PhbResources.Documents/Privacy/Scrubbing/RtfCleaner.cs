using System.Text;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Inspection.Rtf;
using PhbResources.Documents.Inspection.Text;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>Copies an RTF file without what is hidden in it, and blanks values across its groups.</summary>
internal sealed class RtfCleaner(byte[] file, InspectionRun run, Blanks blanks)
{
    private static readonly HashSet<string> Gone = new(StringComparer.Ordinal)
    {
        "info", "annotation", "atnid", "atnauthor", "atntime", "atndate", "atnref", "atnparent", "atrfstart", "atrfend", "atnicn", "revtbl", "docvar", "datastore", "template", "userprops", "hlinkbase", "xmlnstbl", "rsidtbl", "generator", "themedata", "colorschememapping", "passwordhash", "pgdsctbl",
    };

    private static readonly HashSet<string> Marks = new(StringComparer.Ordinal) { "deleted", "revised", "revauth", "revdttm", "revauthdel", "revdttmdel", "revisions", "crauth", "crdate", "v", "chatn" };
    private static readonly HashSet<string> NoText = new(StringComparer.Ordinal) { "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "latentstyles", "fldinst", "pict", "listtext", "pntext", "sp", "sn", "sv", "mmathPr", "bkmkend", "panose", "falt", "formfield" };
    private static readonly HashSet<string> StarredText = new(StringComparer.Ordinal) { "shpinst", "shppict", "shptxt", "do", "footnote" };
    private static readonly HashSet<string> Stories = new(StringComparer.Ordinal) { "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "shptxt" };
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal) { "par", "cell", "nestcell", "row", "sect", "page" };

    private static readonly System.Buffers.SearchValues<char> Hexadecimal = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private readonly List<(byte[] Bytes, int Letter)> copy = [];
    private readonly StringBuilder paragraph = new();
    private readonly List<int> tokensOfParagraph = [];

    /// <summary>Where the letters lie that stand for a letter of the paragraph in programs that do not know Unicode.</summary>
    private readonly Dictionary<int, List<int>> extensions = [];

    private sealed record Group(bool Hidden, bool Gone, bool Silent, int Skip)
    {
        public bool IsStory { get; init; }

        public int Opened { get; init; } = -1;

        public StringBuilder? Instruction { get; init; }

        /// <summary>Where the letters of a picture lie, two for each byte.</summary>
        public List<int>? Picture { get; init; }
    }

    public byte[] Clean()
    {
        var tokens = new RtfTokens(file, run);
        var groups = new Stack<Group>();
        var group = new Group(false, false, false, 1);
        var isFirst = false;
        var skip = 0;
        var opened = 0;
        var isStarred = false;
        while (true)
        {
            var start = tokens.At;
            var token = tokens.Next();
            if (token.Kind == RtfTokenKind.End) break;
            var bytes = file[start..tokens.At];
            switch (token.Kind)
            {
                case RtfTokenKind.Open:
                    groups.Push(group);
                    opened = copy.Count;
                    Keep(bytes, group);
                    (isFirst, isStarred, skip) = (true, false, 0);
                    group = group with { IsStory = false, Opened = -1, Picture = null };
                    continue;
                case RtfTokenKind.Close:
                    if (group.IsStory) EndParagraph();
                    if (group.Picture is { Count: > 0 } picture) CleanPicture(picture);
                    Keep(bytes, group);
                    // A link that says what has to go is a link no more; its words are blanked on their own.
                    if (group is { Opened: >= 0, Instruction: { } address } && blanks.In(address.ToString()).Count > 0) copy.RemoveRange(group.Opened, copy.Count - group.Opened);
                    group = groups.Count > 0 ? groups.Pop() : group;
                    skip = 0;
                    break;
                case RtfTokenKind.Symbol when token.Text == "*":
                    isStarred = true;
                    Keep(bytes, group);
                    continue;
                case RtfTokenKind.Word when isFirst && Gone.Contains(token.Text):
                    copy.RemoveRange(opened, copy.Count - opened);
                    group = group with { Gone = true };
                    break;
                case RtfTokenKind.Word:
                    if (isFirst && token.Text == "fldinst") group = group with { Silent = true, Opened = opened, Instruction = new StringBuilder() };
                    else if (isFirst && token.Text == "pict") group = group with { Silent = true, Picture = [] };
                    else if (isFirst && (NoText.Contains(token.Text) || isStarred && !StarredText.Contains(token.Text))) group = group with { Silent = true };
                    if (isFirst && Stories.Contains(token.Text))
                    {
                        EndParagraph();
                        group = group with { IsStory = true };
                    }

                    if (token.Text is "v" or "deleted") group = group with { Hidden = token.Value != 0 };
                    if (token.Text == "plain") group = group with { Hidden = false };
                    if (token.Text == "uc") group = group with { Skip = Math.Clamp(token.Value ?? 1, 0, 10) };
                    if (token.Text == "u" && token.Value is { } code)
                    {
                        Letters(bytes, ((char)(ushort)code).ToString(), group);
                        skip = group.Skip;
                        break;
                    }

                    if (!Marks.Contains(token.Text)) Keep(bytes, group);
                    if (Ends.Contains(token.Text)) EndParagraph();
                    else if (token.Text is "tab" or "line") Letters([], token.Text == "tab" ? "\t" : "\n", group);
                    break;
                case RtfTokenKind.Hex when token.Value is { } value:
                    if (skip-- > 0) Extend(bytes, group);
                    else Letters(bytes, TextDecoding.FromWindows((byte)value).ToString(), group);
                    break;
                case RtfTokenKind.Symbol when token.Text is "~" or "_" or "\\" or "{" or "}":
                    Letters(bytes, token.Text switch { "~" => "\u00A0", "_" => "-", var other => other }, group);
                    break;
                case RtfTokenKind.Text:
                    Text(bytes, token.Text, group, ref skip);
                    break;
                default:
                    Keep(bytes, group);
                    break;
            }

            isFirst = false;
        }

        EndParagraph();
        using var output = new MemoryStream(file.Length);
        foreach (var (bytes, _) in copy) output.Write(bytes);
        return output.ToArray();
    }

    private void Text(byte[] bytes, string text, Group group, ref int skip)
    {
        if (group.Silent)
        {
            group.Instruction?.Append(text);
            if (!group.Gone) group.Picture?.Add(copy.Count);
            Keep(bytes, group);
            return;
        }

        var lead = bytes.Length - text.Length;
        for (var at = 0; at < text.Length; at++)
        {
            byte[] letter = at == 0 ? bytes[..(lead + 1)] : [bytes[lead + at]];
            if (skip-- > 0) Extend(letter, group);
            else Letters(letter, text[at].ToString(), group);
        }
    }

    /// <summary>What a camera wrote goes from a PNG or JPEG; another picture, or one that is not in hexadecimal, stays as it is.</summary>
    private void CleanPicture(List<int> places)
    {
        var hex = string.Concat(places.Select(place => Encoding.ASCII.GetString(copy[place].Bytes))).ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal);
        if (hex.Length % 2 != 0 || hex.AsSpan().ContainsAnyExcept(Hexadecimal)) return;
        var picture = Convert.FromHexString(hex);
        var clean = PictureCleaner.Clean(picture);
        if (clean.AsSpan().SequenceEqual(picture)) return;
        copy[places[0]] = (Encoding.ASCII.GetBytes("\n" + Convert.ToHexStringLower(clean)), -1);
        foreach (var place in places.Skip(1)) copy[place] = ([], -1);
    }

    private void Keep(byte[] bytes, Group group)
    {
        if (!group.Gone) copy.Add((bytes, -1));
    }

    /// <summary>What stands for a letter where programs do not know Unicode belongs to that letter.</summary>
    private void Extend(byte[] bytes, Group group)
    {
        if (group.Gone || group.Hidden) return;
        if (group.Silent) copy.Add((bytes, -1));
        else if (tokensOfParagraph.Count > 0)
        {
            if (!extensions.TryGetValue(tokensOfParagraph[^1], out var places)) extensions[tokensOfParagraph[^1]] = places = [];
            places.Add(copy.Count);
            copy.Add((bytes, 0));
        }
    }

    private void Letters(byte[] bytes, string text, Group group)
    {
        if (group.Gone || group.Hidden) return;
        if (group.Silent)
        {
            copy.Add((bytes, -1));
            return;
        }

        tokensOfParagraph.Add(copy.Count);
        copy.Add((bytes, 0));
        paragraph.Append(text);
    }

    private void EndParagraph()
    {
        foreach (var (start, length) in blanks.In(paragraph.ToString()))
            for (var at = start; at < start + length; at++)
            {
                copy[tokensOfParagraph[at]] = (at == start ? Encoding.ASCII.GetBytes(Blanks.Line) : [], 0);
                foreach (var place in extensions.GetValueOrDefault(tokensOfParagraph[at], [])) copy[place] = ([], 0);
            }

        extensions.Clear();
        paragraph.Clear();
        tokensOfParagraph.Clear();
    }
}
