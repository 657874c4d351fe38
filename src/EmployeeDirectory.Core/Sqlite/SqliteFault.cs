using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EmployeeDirectory.Core.Sqlite;

internal static class SqliteFault
{
    private const string Damaged = "is damaged.";

    public static string Explain(Exception fault, bool canBeRebuilt) =>
        (fault as SqliteException)?.SqliteErrorCode switch
        {
            null when fault is JsonException => DamagedThen(canBeRebuilt),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => DamagedThen(canBeRebuilt),
            raw.SQLITE_FULL => "cannot grow: the disk of the data folder is full. Free some space.",
            raw.SQLITE_IOERR =>
                "cannot be read or written: the disk of the data folder fails or is full. Free some space, and check the disk.",
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
                "cannot be written. Check who owns the data folder and its files, and whether its disk is mounted read-only.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                "is in use by another program for too long. Find out which one has it open.",
            _ => "did not take the request."
        };

    private static string DamagedThen(bool canBeRebuilt) => canBeRebuilt
        ? $"{Damaged} It is rebuilt from the records; check the disk."
        : $"{Damaged} Stop the program, restore the file from a backup or by sqlite3's .recover, and check the disk.";
}
