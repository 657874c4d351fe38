using EmployeeDirectory.Web.Imaging;

if (PhotoWorker.Requested(args)) return PhotoWorker.Run(args);

var app = WebApplication.CreateBuilder(args).Build();
app.Run();
return 0;

public partial class Program;
