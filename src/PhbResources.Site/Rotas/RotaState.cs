using System.Buffers.Text;
using System.IO.Compression;
using PhbResources.Core.Rotas;

namespace PhbResources.Site.Rotas;

/// <summary>
/// The rota as it travels in a hidden field of its own form, packed: the server keeps nothing between two steps. It is read as
/// carefully as a file from anywhere, for anybody can change it.
/// </summary>
internal static class RotaState
{
    public static string Write(Rota rota)
    {
        using MemoryStream packed = new();
        using (BrotliStream stream = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(RotaFile.Write(rota));
        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <summary>The rota, or <c>null</c> where the field holds none.</summary>
    public static Rota? Read(string text, RotaLimits limits)
    {
        if (text.Length == 0)
            return null;
        try
        {
            using MemoryStream packed = new(Base64Url.DecodeFromChars(text));
            using BrotliStream stream = new(packed, CompressionMode.Decompress);
            byte[] bytes = new byte[(limits.MaxFileKilobytes * 1024) + 1];
            return RotaFile.Read(bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)), limits);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException or InvalidOperationException or RotaFileException)
        {
            return null;
        }
    }
}
