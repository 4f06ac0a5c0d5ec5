using System.Runtime.InteropServices;

namespace PhbResources.Web.Backups;

/// <summary>A second name for a file: it takes no time and no room, and what it names stays when the first name goes.</summary>
internal static class HardLink
{
    /// <summary>Gives a file a second name, or copies it where the file system has no such names or the two are on different disks.</summary>
    /// <returns>False when the file is not there.</returns>
    public static bool TryMakeOrCopy(string file, string name)
    {
        if (Made(file, name))
            return true;
        try
        {
            File.Copy(file, name, overwrite: true);
            return true;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static bool Made(string file, string name) => OperatingSystem.IsWindows() ? CreateHardLinkW(name, file, IntPtr.Zero) : link(file, name) == 0;

    [DllImport("libc", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("kernel32", SetLastError = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CreateHardLinkW(string name, string file, IntPtr reserved);
}
