namespace PhbResources.Web.Backups;

/// <summary>A backup could not be made, read or put back. The message is written for the person who runs the site: what is wrong and what to do next.</summary>
internal sealed class BackupException(string message, Exception? cause = null) : IOException(message, cause);
