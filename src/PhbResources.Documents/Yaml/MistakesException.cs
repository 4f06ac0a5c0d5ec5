namespace PhbResources.Documents.Yaml;

/// <summary>Thrown when a text does not follow the notation; holds every mistake that was found, in the order of the lines.</summary>
public sealed class MistakesException : Exception
{
    /// <summary>An exception with one mistake or more.</summary>
    public MistakesException(IReadOnlyList<Mistake> mistakes)
        : base(string.Join(Environment.NewLine, mistakes)) => Mistakes = mistakes;

    /// <summary>At least one.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; }
}
