using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PhbResources.Documents.Tests.Inspection;

/// <summary>Builds PDF files by hand.</summary>
internal static class Pdf
{
    /// <summary>One page with a line of text, and more objects.</summary>
    /// <param name="catalogue">More entries of the catalogue.</param>
    /// <param name="objects">More objects, numbered from 10 on.</param>
    public static byte[] With(string catalogue = "", params string[] objects) => Join(
        [$"<< /Type /Catalog /Pages 2 0 R {catalogue} >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            Stream("", "BT /F1 12 Tf 72 700 Td (Rota for the week) Tj ET"u8.ToArray()), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"], objects);

    public static byte[] Join(string[] first, params string[] more)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        for (var at = 0; at < first.Length; at++) file.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{first[at]}\nendobj\n");
        for (var at = 0; at < more.Length; at++) file.Append(CultureInfo.InvariantCulture, $"{at + 10} 0 obj\n{more[at]}\nendobj\n");
        return Encoding.Latin1.GetBytes(file.Append("trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n").ToString());
    }

    public static string Stream(string dictionary, byte[] content) => $"<< /Length {content.Length} {dictionary} >>\nstream\n{Encoding.Latin1.GetString(content)}\nendstream";

    public static string Packed(string dictionary, string content)
    {
        using var output = new MemoryStream();
        using (var zip = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(Encoding.Latin1.GetBytes(content));
        return Stream($"/Filter /FlateDecode {dictionary}", output.ToArray());
    }

    /// <summary>Objects hidden in a packed object stream.</summary>
    public static string ObjectStream(params (int Number, string Value)[] objects)
    {
        var header = new StringBuilder();
        var body = new StringBuilder();
        foreach (var (number, value) in objects)
        {
            header.Append(CultureInfo.InvariantCulture, $"{number} {body.Length} ");
            body.Append(value).Append('\n');
        }

        return Packed($"/Type /ObjStm /N {objects.Length} /First {header.Length}", header + body.ToString());
    }

    /// <summary>Appends a revision that replaces objects, as programs do that save only what changed.</summary>
    public static byte[] Revised(byte[] file, params (int Number, string Value)[] objects) =>
        [.. file, .. Encoding.Latin1.GetBytes(string.Concat(objects.Select(item => $"{item.Number} 0 obj\n{item.Value}\nendobj\n")) + "trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")];
}
