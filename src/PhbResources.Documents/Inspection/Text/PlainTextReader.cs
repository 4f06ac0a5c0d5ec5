using System.Globalization;

namespace PhbResources.Documents.Inspection.Text;

/// <summary>Reads a plain text file, a piece for each line.</summary>
internal static class PlainTextReader
{
    private static readonly string[] MailHeaders = ["MIME-Version:", "Received: ", "Return-Path: ", "Message-ID: "];

    public static void Read(byte[] file, InspectionRun run)
    {
        var text = TextDecoding.Read(file);
        if (text is null)
        {
            run.Concern(InspectionRules.UnknownType);
            return;
        }

        var start = text.AsSpan(0, Math.Min(text.Length, 4_096));
        if (file.AsSpan(0, Math.Min(file.Length, 1_024)).IndexOf("%PDF-"u8) >= 0 || file.AsSpan().IndexOf("PK\x05\x06"u8) >= 0) run.Concern(InspectionRules.Polyglot);
        foreach (var header in MailHeaders)
            if (start.StartsWith(header, StringComparison.OrdinalIgnoreCase) || start.Contains("\n" + header, StringComparison.OrdinalIgnoreCase)) run.Concern(InspectionRules.Mail);
        foreach (var markup in (string[])["<!doctype html", "<html", "<script", "<svg", "<?php"])
            if (start.Contains(markup, StringComparison.OrdinalIgnoreCase)) run.Concern(InspectionRules.WebPage);
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            run.Step();
            number++;
            if (!line.IsWhiteSpace()) run.Add(new TextPiece(line.TrimEnd().ToString(), PieceOrigin.Body, string.Create(CultureInfo.InvariantCulture, $"line {number}")));
        }
    }
}
