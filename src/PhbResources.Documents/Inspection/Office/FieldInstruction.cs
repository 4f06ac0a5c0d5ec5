namespace PhbResources.Documents.Inspection.Office;

/// <summary>What a field of a Word or RTF document does, by its instruction (ECMA-376 part 1, 17.16.5).</summary>
internal static class FieldInstruction
{
    /// <summary>Fields that fetch something or start a program.</summary>
    private static readonly HashSet<string> Fetching = new(StringComparer.OrdinalIgnoreCase)
    {
        "DDE", "DDEAUTO", "LINK", "EMBED", "IMPORT", "INCLUDE", "INCLUDETEXT", "DATABASE", "RD", "CONTROL", "HTMLACTIVEX", "OCX", "AUTOEXEC", "PRINT",
    };

    /// <summary>Says what a field runs into, if anything.</summary>
    public static void Check(string instruction, InspectionRun run, string place, string? part)
    {
        var words = instruction.Split([' ', '\t', '\n', '\r', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return;
        var command = words[0].Trim('"', '\\');
        if (Fetching.Contains(command)) run.Concern(InspectionRules.DataField, place, part);
        else if (string.Equals(command, "INCLUDEPICTURE", StringComparison.OrdinalIgnoreCase)) run.Concern(InspectionRules.RemoteImage, place, part);
        else if (LinkOf(instruction) is { } address && !Addresses.IsSafe(address)) run.Concern(InspectionRules.UnsafeLink, place, part);
        else if (string.Equals(command, "MACROBUTTON", StringComparison.OrdinalIgnoreCase) && words.Length > 1 && words[1].Contains('.', StringComparison.Ordinal)) run.Concern(InspectionRules.Macros, place, part);
    }

    /// <summary>The address of a link field; null for other fields and for places in the same document.</summary>
    public static string? LinkOf(string instruction)
    {
        var text = instruction.Trim();
        if (!text.StartsWith("HYPERLINK", StringComparison.OrdinalIgnoreCase)) return null;
        var rest = text["HYPERLINK".Length..].TrimStart();
        if (rest.Length == 0 || rest.StartsWith("\\l", StringComparison.OrdinalIgnoreCase)) return null;
        if (rest[0] is '"' or '“')
        {
            var end = rest.IndexOfAny(['"', '”'], 1);
            return end < 0 ? rest[1..] : rest[1..end];
        }

        var space = rest.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? rest : rest[..space];
    }
}
