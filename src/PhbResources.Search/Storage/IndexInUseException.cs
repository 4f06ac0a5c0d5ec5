namespace PhbResources.Search;

/// <summary>Another host has the index open. Two hosts must each have a folder of their own.</summary>
public sealed class IndexInUseException : IOException
{
    internal IndexInUseException(string folder, Exception inner)
        : base($"The search index in '{folder}' is in use by another process. Stop that process, or give this host a folder of its own.", inner)
    {
    }
}
