namespace PhbResources.Embedded.CrashWriter;

/// <summary>What was done, in the word that stands on the line.</summary>
public enum Deed { Ready, Pair, Revised, Uploaded, Removed, Restored, Registered }

/// <summary>A line on standard output: something that a service said was done, and that has to be there ever after.</summary>
/// <param name="Deed">What was done.</param>
/// <param name="Key">Key of the document, media or member.</param>
/// <param name="Detail">Pair: key of its other half. Revised: the new title of both halves. Uploaded: the text of the file. Registered: the username.</param>
public sealed record Acknowledgement(Deed Deed, Guid Key, string Detail)
{
    public static Acknowledgement Parse(string line)
    {
        string[] parts = line.Split('\t');
        return new Acknowledgement(Enum.Parse<Deed>(parts[0]), Guid.Parse(parts[1]), parts[2]);
    }

    public override string ToString() => $"{Deed}\t{Key}\t{Detail}";
}
