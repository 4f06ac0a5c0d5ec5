using Microsoft.Data.Sqlite;

namespace PhbResources.Embedded.Database;

/// <summary>What is wrong with the place where the data lives.</summary>
public enum StorageProblem
{
    /// <summary>The folder or the database file cannot be written by this account.</summary>
    NotWritable,

    /// <summary>Another process on this computer uses the same data folder.</summary>
    FolderInUse,

    /// <summary>Another program holds a lock on the database file.</summary>
    DatabaseLocked,

    /// <summary>The database file is damaged, or is not a database.</summary>
    DatabaseDamaged,

    /// <summary>The database was written by a later version of this program.</summary>
    DatabaseTooNew,

    /// <summary>No room is left on the disk.</summary>
    DiskFull,
}

/// <summary>The data folder or the database in it cannot be used. <see cref="Exception.Message"/> is written for the person who runs
/// the program: what is wrong and what to do next.</summary>
public sealed class StorageException : IOException
{
    /// <summary>Says what is wrong, in a message a person can act on.</summary>
    /// <param name="problem">The kind of trouble.</param>
    /// <param name="message">What is wrong and what to do next.</param>
    /// <param name="cause">What the system said.</param>
    public StorageException(StorageProblem problem, string message, Exception? cause = null) : base(message, cause) => Problem = problem;

    /// <summary>The kind of trouble.</summary>
    public StorageProblem Problem { get; }

    /// <summary>The same trouble in plain words where SQLite's error is about the file and not about what was asked of it; else null.
    /// Result codes: https://www.sqlite.org/rescode.html.</summary>
    internal static StorageException? From(SqliteException error, string file) => error.SqliteErrorCode switch
    {
        5 or 6 => new(StorageProblem.DatabaseLocked, $"The database {file} is locked by another program. Close whatever has it open (a database viewer, a backup program), then try again.", error),
        8 or 14 or 23 => new(StorageProblem.NotWritable, $"The database {file} cannot be opened for writing. Give the account that runs this program the right to write to the file and its folder, then start again.", error),
        10 => new(StorageProblem.NotWritable, $"Reading or writing the database {file} failed. Check that the disk is connected and healthy, then start again.", error),
        11 or 26 => new(StorageProblem.DatabaseDamaged, $"The file {file} is damaged or is not a database. Stop the program, put a good copy in its place (the folder \"backups\" beside it holds the latest ones), then start again.", error),
        13 => new(StorageProblem.DiskFull, $"The disk that holds {file} is full. Nothing was changed. Free some space, then try again.", error),
        _ => null,
    };
}
