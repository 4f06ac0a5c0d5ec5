namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>What a character does to the direction of a text (UAX #9, table 4; the names are those of the standard).</summary>
internal enum BidiClass : byte
{
    L, R, AL, EN, ES, ET, AN, CS, NSM, BN, B, S, WS, ON, LRE, RLE, LRO, RLO, PDF, LRI, RLI, FSI, PDI,
}
