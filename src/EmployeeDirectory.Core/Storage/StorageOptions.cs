namespace EmployeeDirectory.Core.Storage;

public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Embedded;

    public string DataFolder { get; set; } = "data";

    public int SampleEmployees { get; set; }

    public string PathOf(string name) => Path.Combine(Path.GetFullPath(DataFolder), name);
}

public enum StorageProvider
{
    Embedded,
    Aws
}
