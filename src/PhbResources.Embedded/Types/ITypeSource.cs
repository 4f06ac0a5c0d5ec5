namespace PhbResources.Embedded.Types;

/// <summary>Types as the content stores need them: the cached instance itself, not the clone that callers of a repository get. Never to be changed or handed out.</summary>
internal interface ITypeSource<out TType> where TType : class
{
    /// <summary>The type with this id as the ambient scope sees it, or null.</summary>
    TType? Shared(int id);
}
