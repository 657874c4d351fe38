namespace EmployeeDirectory.Testing;

public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("directory-").FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public string NewFolder(string name) => Directory.CreateDirectory(PathOf(name)).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
