namespace PhbResources.Documents.Yaml;

/// <summary>Gathers the mistakes of one file, so that its author sees them all at once.</summary>
internal sealed class MistakeList(string file)
{
    /// <summary>More than this help nobody.</summary>
    private const int MostReported = 100;

    private readonly List<Mistake> mistakes = [];

    public void Add(int line, string message)
    {
        if (mistakes.Count < MostReported) mistakes.Add(new Mistake(file, line, message));
    }

    public void Add(YamlNode at, string message) => Add(at.Line, message);

    public void ThrowIfAny()
    {
        if (mistakes.Count > 0) throw new MistakesException([.. mistakes.OrderBy(mistake => mistake.Line)]);
    }
}
