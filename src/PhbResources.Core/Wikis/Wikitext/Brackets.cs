namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>Which pairs of brackets belong together, found in one go through the text.</summary>
internal static class Brackets
{
    /// <summary>For each place where two opening brackets stand that are closed again: the place of the two that close them.</summary>
    public static Dictionary<int, int> Of(string text, char open, char close)
    {
        Dictionary<int, int> pairs = [];
        Stack<int> opened = new();
        for (int at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] == open && text[at + 1] == open)
            {
                opened.Push(at);
                at++;
            }
            else if (text[at] == close && text[at + 1] == close && opened.TryPop(out int begun))
            {
                pairs[begun] = at;
                at++;
            }
        }

        return pairs;
    }

    /// <summary>Parts between bars that stand in no brackets of their own.</summary>
    public static List<string> Split(string text)
    {
        List<string> parts = [];
        int depth = 0, from = 0;
        for (int at = 0; at < text.Length; at++)
        {
            bool two = at + 1 < text.Length && text[at] == text[at + 1];
            if (two && text[at] is '[' or '{' && two)
            {
                depth++;
                at++;
            }
            else if (two && text[at] is ']' or '}' && two)
            {
                depth = Math.Max(0, depth - 1);
                at++;
            }
            else if (text[at] == '|' && depth == 0)
            {
                parts.Add(text[from..at]);
                from = at + 1;
            }
        }

        parts.Add(text[from..]);
        return parts;
    }
}
