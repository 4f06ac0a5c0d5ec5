using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using QRCoder;

namespace PhbResources.Site.Posters;

/// <summary>A QR code (ISO/IEC 18004) as a drawing in the page: black on white whatever the colours of the page, with its quiet zone of four modules.</summary>
internal static class QrSquare
{
    /// <summary>The drawing.</summary>
    /// <param name="address">The address it leads to.</param>
    /// <param name="label">What it is, for those who do not see it.</param>
    public static MarkupString Of(string address, string label)
    {
        using QRCodeGenerator generator = new();
        // A quarter of it may be dirty or torn off, and it still reads: it hangs on a wall.
        using QRCodeData code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        int size = code.ModuleMatrix.Count;
        StringBuilder path = new();
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                int from = x;
                while (x < size && code.ModuleMatrix[y][x])
                    x++;
                if (x > from)
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }

        return new MarkupString(string.Create(CultureInfo.InvariantCulture,
            $"<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"{System.Net.WebUtility.HtmlEncode(label)}\" shape-rendering=\"crispEdges\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"));
    }
}
