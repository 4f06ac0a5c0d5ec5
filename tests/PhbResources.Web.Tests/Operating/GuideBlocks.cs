namespace PhbResources.Web.Tests.Operating;

/// <summary>The pieces of code in <c>docs/operate.md</c>.</summary>
/// <param name="Language">What stands after the fence.</param>
/// <param name="Text">The lines between the fences.</param>
internal sealed record GuideBlock(string Language, string Text)
{
    private const string NotTested = "# not tested";

    public static string File { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "docs", "operate.md"));

    public bool IsTested => Language == "sh" && !FirstLine.StartsWith(NotTested, StringComparison.Ordinal);

    /// <summary>The file that the block is to be written to, where its first line names one.</summary>
    public string? Target => Language != "sh" && FirstLine.StartsWith("# /", StringComparison.Ordinal) ? FirstLine[2..].Trim() : null;

    private string FirstLine => Text.Split('\n')[0];

    public static IReadOnlyList<GuideBlock> ReadAll()
    {
        List<GuideBlock> blocks = [];
        List<string>? lines = null;
        string language = "";
        foreach (string line in System.IO.File.ReadAllLines(File))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                lines?.Add(line);
            }
            else if (lines is null)
            {
                (lines, language) = ([], line[3..]);
            }
            else
            {
                blocks.Add(new GuideBlock(language, string.Join('\n', lines)));
                lines = null;
            }
        }

        return blocks;
    }
}
