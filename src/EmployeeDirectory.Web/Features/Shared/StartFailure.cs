using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Web.Features.Shared;

/// <summary>What an operator can mend, told in one line. Anything else is a fault of the program and keeps its stack trace.</summary>
public static class StartFailure
{
    public static string? Explain(Exception fault) => fault switch
    {
        StartupException => fault.Message,
        IOException { InnerException: AddressInUseException } => $"{fault.Message} Stop what listens there, or set Urls to another address.",
        SocketException or FormatException => $"The program cannot listen: {fault.Message}. Check Urls.",
        StoreUnavailableException { InnerException: SqliteException unusable } => DataFolder(unusable),
        IOException or UnauthorizedAccessException => DataFolder(fault),
        _ => null
    };

    private static string DataFolder(Exception fault) => $"The data folder cannot be used: {fault.Message} Check Storage__DataFolder and who owns its files.";
}
