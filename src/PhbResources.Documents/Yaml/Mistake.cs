namespace PhbResources.Documents.Yaml;

/// <summary>Something wrong in a file of the library, and what to write instead.</summary>
/// <param name="File">Name of the file, or what the text is called where it is not in a file.</param>
/// <param name="Line">Line counted from 1.</param>
/// <param name="Message">What is wrong and what to write instead, in whole sentences.</param>
public sealed record Mistake(string File, int Line, string Message)
{
    /// <summary><c>weekly-rota.yaml line 31: 'shorttext' is not a field type. ...</c></summary>
    public override string ToString() => $"{File} line {Line}: {Message}";
}
