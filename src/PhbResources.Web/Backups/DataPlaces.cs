using PhbResources.Embedded.Database;

namespace PhbResources.Web.Backups;

/// <summary>Where a library keeps what has to be in a backup. It can be told without starting the site.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="PrivateFiles">Files that members share, before they are published.</param>
/// <param name="Config">The folder <c>umbraco-config</c>.</param>
/// <param name="Program">The folder of the program, with its settings.</param>
internal sealed record DataPlaces(string Data, string PrivateFiles, string Config, string Program)
{
    /// <summary>Name of the folder of private files in a data folder, where settings name no other.</summary>
    public const string PrivateName = "submissions";

    /// <summary>Name of the folder of the keys that protect cookies and links.</summary>
    public const string KeysName = "keys";

    public string Database => Path.Combine(Data, DataFolder.DatabaseName);

    public string Media => Path.Combine(Data, DataFolder.MediaName);

    public string Keys => Path.Combine(Data, KeysName);

    public string Temp => Path.Combine(Data, "temp");

    /// <summary>What became of the last backup.</summary>
    public string State => Path.Combine(Data, "backups", "last-backup.json");

    /// <summary>Reads them from the settings.</summary>
    public static DataPlaces From(IConfiguration settings)
    {
        string data = DataPathOf(settings);
        return new DataPlaces(
            data,
            settings["Phb:Sharing:FilesPath"] is { Length: > 0 } files ? Path.GetFullPath(files) : Path.Combine(data, PrivateName),
            Path.GetFullPath(settings["Phb:ConfigPath"] is { Length: > 0 } config ? config : Path.Combine(AppContext.BaseDirectory, "umbraco-config")),
            AppContext.BaseDirectory);
    }

    /// <summary>The data folder that the settings name; in the current folder where they name none.</summary>
    public static string DataPathOf(IConfiguration settings) => Path.GetFullPath(settings["Phb:DataPath"] is { Length: > 0 } configured ? configured : "data");
}
