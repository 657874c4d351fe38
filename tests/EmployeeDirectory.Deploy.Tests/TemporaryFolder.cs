namespace EmployeeDirectory.Deploy.Tests;

public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("directory-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string NewFolder(string name) => Directory.CreateDirectory(this[name]).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
