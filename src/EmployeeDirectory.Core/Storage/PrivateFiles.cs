using System.Security.Cryptography;

namespace EmployeeDirectory.Core.Storage;

// They hold password hashes, keys and personal data. On Windows the folder's access list decides.
public static class PrivateFiles
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    public static DirectoryInfo CreateFolder(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, FolderMode);

    public static FileStreamOptions Options(System.IO.FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = FileMode;
        return options;
    }

    // SQLite would create a missing file with its own mode; its log and index files inherit the mode of this one.
    public static void EnsureFile(string path)
    {
        if (!File.Exists(path))
            new FileStream(path, Options(System.IO.FileMode.OpenOrCreate)).Dispose();
    }

    public static void ProbeRoom(string path)
    {
        var options = Options(System.IO.FileMode.Create);
        options.Options = FileOptions.DeleteOnClose;
        using var file = new FileStream(path, options);
        // Not zeros, which some file systems do not store.
        file.Write(RandomNumberGenerator.GetBytes(64 * 1024));
        file.Flush();
    }

    // For files of earlier releases. Skips a folder that is already private: photos are many.
    public static void Restrict(DirectoryInfo folder)
    {
        if (OperatingSystem.IsWindows() || folder.UnixFileMode == FolderMode)
            return;
        foreach (var entry in folder.EnumerateFileSystemInfos())
            if (entry is DirectoryInfo subfolder)
                Restrict(subfolder);
            else
                Restrict((FileInfo)entry);
        // Last, so that an interrupted run is repeated.
        folder.UnixFileMode = FolderMode;
    }

    public static void Restrict(FileInfo file)
    {
        if (!OperatingSystem.IsWindows() && file.LinkTarget is null && file.UnixFileMode != FileMode)
            file.UnixFileMode = FileMode;
    }
}
