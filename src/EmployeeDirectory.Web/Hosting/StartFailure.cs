using System.Net.Sockets;
using EmployeeDirectory.Core.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace EmployeeDirectory.Web.Hosting;

// One line for a failure the operator can fix. Any other is a fault of the program and keeps its stack trace.
public static class StartFailure
{
    public static string? Explain(Exception fault) => fault switch
    {
        StartupException => fault.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{fault.Message} Stop what listens there, or set Urls to another address.",
        SocketException or FormatException => $"The program cannot listen: {fault.Message}. Check Urls.",
        StoreUnavailableException { IsDamage: true } => fault.Message,
        StoreUnavailableException { InnerException: SqliteException } =>
            $"{fault.Message} Storage__DataFolder says where it is.",
        IOException or UnauthorizedAccessException =>
            $"The data folder cannot be used: {fault.Message} Check Storage__DataFolder and who owns its files.",
        _ => null
    };
}
